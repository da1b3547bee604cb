package dev.ripcord.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the machine says of itself. */
final class Machine {
  private static final Path NAME = Path.of("/proc/sys/kernel/hostname");

  private Machine() {}

  /** Its host name; asking the resolver for it could take seconds on a bad night. */
  static String name() {
    try {
      return Files.readString(NAME).strip();
    } catch (IOException _) {
      return "localhost";
    }
  }

  /** Whether this process may do everything. */
  static boolean root() {
    return "root".equals(System.getProperty("user.name"));
  }
}
