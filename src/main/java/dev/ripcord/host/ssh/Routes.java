package dev.ripcord.host.ssh;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Asks OpenSSH's client how it would reach a host; it connects to nothing for that. */
final class Routes {
  private static final int PATIENCE = 10;

  private Routes() {}

  /** Without a configuration, or without {@code ssh}, what holds without one. */
  static Route to(SshAddress address, Optional<Path> config) throws NoAnswer {
    var home = Path.of(System.getProperty("user.home", "/"));
    var ours = List.of(home.resolve(".ssh/config"), Path.of("/etc/ssh/ssh_config"));
    if (config.isEmpty() && ours.stream().noneMatch(Files::exists)) {
      return Route.plain(address, home);
    }
    try {
      return Route.parse(address, ask(address, config), home, config);
    } catch (IOException _) {
      return Route.plain(address, home);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw NoAnswer.before("interrupted before it was reached");
    }
  }

  private static List<String> ask(SshAddress address, Optional<Path> config)
      throws IOException, InterruptedException, NoAnswer {
    var words = new ArrayList<>(List.of("ssh", "-G"));
    config.ifPresent(each -> words.addAll(List.of("-F", each.toString())));
    address.user().ifPresent(each -> words.addAll(List.of("-l", each)));
    address.port().ifPresent(each -> words.addAll(List.of("-p", String.valueOf(each))));
    words.addAll(List.of("--", address.host()));
    var process =
        new ProcessBuilder(words)
            .redirectErrorStream(true)
            .redirectInput(new java.io.File("/dev/null"))
            .start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(PATIENCE, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    if (process.exitValue() != 0) {
      throw NoAnswer.before(
          "the configuration of ssh cannot be read: "
              + said.strip().lines().reduce("", (_, line) -> line));
    }
    return said.lines().toList();
  }
}
