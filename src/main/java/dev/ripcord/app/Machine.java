package dev.ripcord.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the machine says of itself. */
final class Machine {
  private static final Path NAME = Path.of("/proc/sys/kernel/hostname");
  private static final Path START = Path.of("/proc/sys/kernel/random/boot_id");
  private static final Path PROCESSES = Path.of("/proc/self/ns/pid");

  private Machine() {}

  /** Its host name; asking the resolver for it could take seconds on a bad night. */
  static String name() {
    try {
      return Files.readString(NAME).strip();
    } catch (IOException _) {
      return "localhost";
    }
  }

  /**
   * Where a process's number means the same process: this start of this machine, and this container
   * on it. Empty where that cannot be told.
   */
  static String place() {
    try {
      var start = Files.readString(START).strip();
      return start + Files.readSymbolicLink(PROCESSES).toString().replaceAll("\\D+", "-");
    } catch (IOException _) {
      return "";
    }
  }

  /** Whether this process may do everything. */
  static boolean root() {
    return "root".equals(System.getProperty("user.name"));
  }
}
