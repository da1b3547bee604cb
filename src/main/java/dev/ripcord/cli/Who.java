package dev.ripcord.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** Names the person in front of the machine, also behind {@code sudo}. */
final class Who {
  private static final Path MACHINE = Path.of("/proc/sys/kernel/hostname");

  private Who() {}

  static String of(Function<String, Optional<String>> environment) {
    var user =
        environment
            .apply("SUDO_USER")
            .filter(each -> !each.isBlank())
            .orElseGet(() -> System.getProperty("user.name", "?"));
    return user + "@" + machine();
  }

  private static String machine() {
    try {
      return Files.readString(MACHINE).strip();
    } catch (IOException _) {
      return "localhost";
    }
  }
}
