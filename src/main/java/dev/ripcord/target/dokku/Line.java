package dev.ripcord.target.dokku;

import dev.ripcord.catalog.Field;
import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import dev.ripcord.catalog.Values;
import dev.ripcord.host.Command;
import dev.ripcord.host.CommandResult;
import dev.ripcord.host.CommandResult.Exited;
import dev.ripcord.host.Host;
import dev.ripcord.script.Piece;
import dev.ripcord.script.Shell;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a Dokku is reached: by the plain ssh client to a user whose only command is dokku, as the
 * runbooks of its users do, or as a program on the service's host. No word that goes over the line
 * may need quoting, because Dokku takes what it gets apart at spaces.
 *
 * @param at {@code dokku@host} or {@code dokku@host:port}; empty means the program
 * @param sshConfig for {@code ssh -F}
 * @param as the user who runs ssh or dokku
 */
record Line(Optional<String> at, Optional<Path> sshConfig, Optional<String> as) {
  private static final Field<Optional<String>> AT =
      Field.optional(
          "at",
          Shapes.text(
              "user@host or user@host:port",
              "(?:ssh://)?[a-z_][a-z0-9_-]*@[A-Za-z0-9][A-Za-z0-9._-]*(?::\\d{1,5})?"),
          "dokku@HOST, asked with ssh as a person would; else 'dokku' is run on the service's host");
  private static final Field<Optional<Path>> SSH_CONFIG =
      Field.optional("ssh-config", Shapes.path(), "a file for ssh -F; else that of the user");
  private static final Field<Optional<String>> AS =
      Field.optional(
          "as",
          Shapes.text("a user name", "[a-z_][a-z0-9_-]*"),
          "the user who runs ssh, and whose keys it takes, or who runs dokku");
  static final List<Field<?>> FIELDS = List.of(AT, SSH_CONFIG, AS);
  static final Shape<String> APP =
      Shapes.text("the name of an app of Dokku", "[a-z0-9][a-z0-9._-]*");

  /** The answer of ssh when it is ssh that failed, and not the command. */
  static final int BROKEN = 255;

  private static final int SOCKET = 80; // of the 108 that a socket's name may have, ssh adds some
  private static final Pattern NOT_SHARED = Pattern.compile("unix_listener|ControlPath|mux_client");

  static Line of(Values values) {
    return new Line(
        values.get(AT).map(each -> each.replaceFirst("^ssh://", "")),
        values.get(SSH_CONFIG),
        values.get(AS));
  }

  /** The keys that make such a line. */
  Map<String, Object> config() {
    var keys = new LinkedHashMap<String, Object>();
    at.ifPresent(each -> keys.put("at", each));
    sshConfig.ifPresent(each -> keys.put("ssh-config", each.toString()));
    as.ifPresent(each -> keys.put("as", each));
    return keys;
  }

  /** Asks Dokku something, and keeps the connection for 15 s for what is asked next. */
  CommandResult ask(Host host, List<String> words, Duration limit) {
    var shared = shared(host);
    var answer = host.look(command(words, sharing(shared, "auto")).within(limit));
    return shared.isPresent()
            && answer instanceof Exited(int status, var output)
            && status == BROKEN
            && NOT_SHARED.matcher(output.stderr()).find()
        ? host.look(command(words, List.of()).within(limit))
        : answer;
  }

  /** The command of Dokku with these words; it uses a connection that is there, and leaves none. */
  Command command(Host host, List<String> words) {
    return command(words, sharing(shared(host), "no"));
  }

  /** The function {@code dokku} of a plain script, with what such a script needs. */
  Piece plain() {
    var run = "run \"$dokku_limit\" " + Shell.user(as) + " - ";
    var ask =
        Piece.of()
            .line("dokku_limit=$1")
            .line("shift")
            .line(run + Shell.words(command(List.of()).argv()) + " \"$@\"");
    return Piece.of(DokkuDriver.PLAIN).define("dokku", ask);
  }

  /** The same for who has no host at hand. */
  Command command(List<String> words) {
    return command(words, List.of());
  }

  private Command command(List<String> words, List<String> sharing) {
    var argv =
        at.map(each -> ssh(each, sharing)).orElseGet(() -> new ArrayList<>(List.of("dokku")));
    argv.addAll(words);
    return Command.of(argv).as(as);
  }

  /** The socket of a shared connection, in a folder that nobody else can write to. */
  private Optional<String> shared(Host host) {
    return at.filter(_ -> as.isEmpty())
        .map(
            each -> host.keep("dokku").resolve("ssh-" + Integer.toHexString(hashCode())).toString())
        .filter(each -> each.length() <= SOCKET);
  }

  private static List<String> sharing(Optional<String> socket, String master) {
    return socket
        .map(each ->
            List.of(
                "-o",
                "ControlPath=" + each,
                "-o",
                "ControlMaster=" + master,
                "-o",
                "ControlPersist=15"))
        .orElse(List.of());
  }

  /** For people. */
  String title() {
    return at.orElse("the dokku of this host");
  }

  /** What git calls the repository of an app; the folder where there is no line to go over. */
  String repository(String app, String folder) {
    return at.map(each -> "ssh://" + each + "/" + app).orElse(folder);
  }

  /** A command that uses git, without a question to anybody. */
  Command git(Host host, List<String> argv) {
    var ssh = options(true);
    sharing(shared(host), "no").forEach(each -> ssh.add("'" + each + "'"));
    var environment = new LinkedHashMap<String, String>();
    environment.put("GIT_TERMINAL_PROMPT", "0");
    environment.put("GIT_SSH_COMMAND", String.join(" ", ssh));
    var user = at.isPresent() ? as : as.or(() -> Optional.of("dokku"));
    return Command.of(argv).with(environment).as(user);
  }

  private List<String> ssh(String address, List<String> sharing) {
    var argv = new ArrayList<>(options(false));
    argv.addAll(sharing);
    var colon = address.indexOf(':');
    if (colon >= 0) {
      argv.addAll(List.of("-p", address.substring(colon + 1)));
    }
    argv.add(colon < 0 ? address : address.substring(0, colon));
    return argv;
  }

  /** It asks nobody, takes no unknown host key, and notices within 15 s that the line is dead. */
  private List<String> options(boolean forShell) {
    var argv = new ArrayList<>(List.of("ssh"));
    for (var each :
        List.of(
            "BatchMode=yes",
            "ConnectTimeout=10",
            "ServerAliveInterval=5",
            "ServerAliveCountMax=3")) {
      argv.addAll(List.of("-o", each));
    }
    if (!forShell) {
      argv.addAll(List.of("-n", "-T"));
    }
    sshConfig.ifPresent(
        each -> argv.addAll(List.of("-F", forShell ? "'" + each + "'" : each.toString())));
    return argv;
  }
}
