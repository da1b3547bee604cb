package dev.ripcord.target.nginx;

import dev.ripcord.check.Sight;
import dev.ripcord.host.CommandResult;
import dev.ripcord.host.FileContent;
import dev.ripcord.host.HostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where an nginx keeps what tells about it.
 *
 * @param errorLog empty where it logs to no file
 */
record Layout(Path pidFile, Optional<Path> errorLog) {

  /** As the options, the main configuration file or the program itself say, in this order. */
  static Layout of(Server server, Sight sight) {
    if (server.pidFile().isPresent() && server.errorLog().isPresent()) {
      return new Layout(server.pidFile().get(), server.errorLog());
    }
    var built = built(server, sight);
    var conf = server.conf().orElseGet(() -> option(built, "conf-path", "/etc/nginx/nginx.conf"));
    var prefix = server.prefix().orElseGet(() -> option(built, "prefix", "/usr/local/nginx"));
    var directives = directives(server, sight, conf);
    var pid =
        server
            .pidFile()
            .or(() -> last(directives, "pid").map(prefix::resolve))
            .orElseGet(() -> prefix.resolve(option(built, "pid-path", "logs/nginx.pid")));
    var log =
        last(directives, "error_log")
            .orElseGet(() -> option(built, "error-log-path", "logs/error.log").toString());
    return new Layout(pid, server.errorLog().or(() -> file(log).map(prefix::resolve)));
  }

  private static Optional<String> file(String log) {
    var isFile = !log.equals("stderr") && !log.startsWith("syslog:") && !log.startsWith("memory:");
    return Optional.of(log).filter(_ -> isFile);
  }

  private static String built(Server server, Sight sight) {
    var result = server.look(sight, List.of(server.bin(), "-V"));
    if (result instanceof CommandResult.Exited(int status, var output) && status == 0) {
      return output.stderr() + output.stdout();
    }
    throw new HostException(
        "nginx cannot be asked how it was built (" + server.bin() + " -V): " + result.said());
  }

  private static Path option(String built, String name, String missing) {
    var match = Pattern.compile("--" + name + "=(\\S+)").matcher(built);
    return Path.of(match.find() ? match.group(1) : missing);
  }

  /** A configuration that cannot be read tells nothing here; nginx itself will say why. */
  private static List<Directive> directives(Server server, Sight sight, Path conf) {
    try {
      return server
          .files(sight)
          .read(conf)
          .map(FileContent::bytes)
          .map(each -> ConfReader.read(new String(each, StandardCharsets.ISO_8859_1)))
          .orElse(List.of());
    } catch (IllegalArgumentException _) {
      return List.of();
    }
  }

  private static Optional<String> last(List<Directive> directives, String name) {
    return directives.stream()
        .filter(each -> each.blocks().isEmpty() && each.name().equals(name))
        .flatMap(each -> each.value().stream())
        .map(Word::text)
        .reduce((_, each) -> each);
  }
}
