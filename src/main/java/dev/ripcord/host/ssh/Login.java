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
import org.jspecify.annotations.Nullable;

/** Opens a connection, or says in words for a person why that cannot be. */
final class Login {
  private static final int TIMEOUT = 10_000;
  private static final int SILENCES = 3;
  private static final String ACCEPTED = "PubkeyAcceptedAlgorithms";

  /** Kinds of keys that only an agent can use: their private part never leaves a security key. */
  private static final String IN_HARDWARE =
      "sk-ssh-ed25519@openssh.com,sk-ecdsa-sha2-nistp256@openssh.com,";

  private Login() {}

  static Session open(Route route, SshSetup setup) throws NoAnswer {
    var passage = route.way().isEmpty() ? null : new Passage(route.way());
    try {
      var jsch = new JSch();
      jsch.setKnownHosts(new ByteArrayInputStream(known(route.known())));
      jsch.setIdentityRepository(Keys.of(jsch, route, setup.agent()));
      var session = jsch.getSession(route.user(), route.host(), route.port());
      route.keyName().ifPresent(session::setHostKeyAlias);
      session.setConfig("StrictHostKeyChecking", "ask"); // and nobody is asked: says most
      session.setConfig("PreferredAuthentications", "publickey");
      session.setConfig(ACCEPTED, IN_HARDWARE + session.getConfig(ACCEPTED));
      session.setDaemonThread(true);
      if (passage != null) {
        session.setProxy(passage);
      }
      session.connect(TIMEOUT);
      keepAlive(session, setup.alive());
      return session;
    } catch (JSchException e) {
      throw refusal(route, passage, e);
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

  private static NoAnswer refusal(Route route, @Nullable Passage passage, JSchException e) {
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
      default -> other(route, passage, e, reason);
    };
  }

  private static NoAnswer other(
      Route route, @Nullable Passage passage, JSchException e, String reason) {
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
    if (passage != null) {
      return astray(route, passage, reason);
    }
    var cause = e.getCause() == null ? reason : String.valueOf(e.getCause().getMessage());
    return NoAnswer.before(
        "it cannot be reached at " + route.host() + " port " + route.port() + ": " + cause);
  }

  /** What stands in between gave up, or what lies behind it does not answer. */
  private static NoAnswer astray(Route route, Passage passage, String reason) {
    var said = passage.said().isEmpty() ? reason : passage.said();
    var why = "it cannot be reached by the way that the configuration of ssh leads: " + said;
    return passage.barred()
        ? NoAnswer.refused(why + "; to see why: ssh " + route.shown() + " true")
        : NoAnswer.before(why);
  }
}
