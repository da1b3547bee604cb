package dev.ripcord.host.ssh;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchChangedHostKeyException;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.JSchHostKeyException;
import com.jcraft.jsch.JSchUnknownHostKeyException;
import com.jcraft.jsch.Session;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Opens a connection, or says in words for a person why that cannot be. */
final class Login {
  private static final int TIMEOUT = 10_000;
  private static final int SILENCES = 3;

  private Login() {}

  static Session open(Route route, SshSetup setup) throws NoAnswer {
    if (route.unsupported().isPresent()) {
      throw NoAnswer.refused(
          "the configuration of ssh leads to it by "
              + route.unsupported().get()
              + ", which only 'transport: openssh' could follow, and that is not built yet;"
              + " give an address that can be reached straight from here");
    }
    try {
      var jsch = new JSch();
      jsch.setKnownHosts(new ByteArrayInputStream(known(route.known())));
      jsch.setIdentityRepository(Keys.of(jsch, route, setup.agent()));
      var session = jsch.getSession(route.user(), route.host(), route.port());
      route.keyName().ifPresent(session::setHostKeyAlias);
      session.setConfig("StrictHostKeyChecking", "ask"); // and nobody is asked: says most
      session.setConfig("PreferredAuthentications", "publickey");
      session.setDaemonThread(true);
      session.connect(TIMEOUT);
      keepAlive(session, setup.alive());
      return session;
    } catch (JSchException e) {
      throw refusal(route, e);
    }
  }

  private static void keepAlive(Session session, Duration alive) throws JSchException {
    session.setServerAliveInterval(Math.toIntExact(alive.toMillis()));
    session.setServerAliveCountMax(SILENCES);
  }

  /** All files as one, for reading only. */
  private static byte[] known(List<Path> files) {
    var all = new ByteArrayOutputStream();
    for (var each : files) {
      try {
        all.writeBytes(Files.readAllBytes(each));
        all.write('\n');
      } catch (IOException _) {
        // is not there, as most are
      }
    }
    return all.toByteArray();
  }

  private static NoAnswer refusal(Route route, JSchException e) {
    var reason = String.valueOf(e.getMessage());
    return switch (e) {
      case JSchUnknownHostKeyException _ ->
          NoAnswer.refused(
              "its host key is not known here ("
                  + reason.replaceAll("(?s).*?(\\S+ key fingerprint is \\S+).*", "$1")
                  + "); compare that with the host's own (there: ssh-keygen -lf"
                  + " /etc/ssh/ssh_host_ed25519_key.pub), then let it be noted: ssh "
                  + route.shown()
                  + " true");
      case JSchChangedHostKeyException _ ->
          NoAnswer.refused(
              "its host key is another one than was noted for "
                  + route.noted()
                  + ": the host was set up anew, or somebody stands in between. Find out which; if"
                  + " the change is meant: ssh-keygen -R '"
                  + route.noted()
                  + "', then ssh "
                  + route.shown()
                  + " true");
      case JSchHostKeyException _ -> NoAnswer.refused("its host key is refused: " + reason);
      default -> other(route, e, reason);
    };
  }

  private static NoAnswer other(Route route, JSchException e, String reason) {
    var lower = reason.toLowerCase(Locale.ROOT);
    if (lower.contains("auth fail") || lower.contains("auth cancel")) {
      return NoAnswer.refused(
          "none of our keys is let in for "
              + route.user()
              + " (of the agent, and "
              + String.join(" ", route.identities().stream().map(Path::toString).toList())
              + "; one with a passphrase needs the agent: ssh-add); to see why: ssh -v "
              + route.shown()
              + " true");
    }
    var cause = e.getCause() == null ? reason : String.valueOf(e.getCause().getMessage());
    return NoAnswer.before(
        "it cannot be reached at " + route.host() + " port " + route.port() + ": " + cause);
  }
}
