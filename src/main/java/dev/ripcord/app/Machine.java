package dev.ripcord.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the machine says of itself. */
final class Machine {
  private static final Path NAME = Path.of("/proc/sys/kernel/hostname");
  private static final Path START = Path.of("/proc/sys/kernel/random/boot_id");
  private static final Path FIRST = Path.of("/proc/1/stat");
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
   * on it. Empty where that cannot be told, or where the processes of others are hidden.
   */
  static String place() {
    if (!Files.isReadable(FIRST)) {
      return "";
    }
    try {
      var start = Files.readString(START).strip();
      return start + "-" + Files.readSymbolicLink(PROCESSES).toString().replaceAll("\\D", "");
    } catch (IOException _) {
      return "";
    }
  }

  /**
   * When a process began, counted from the machine's own start: unlike a time of day, that does not
   * move when the clock is set.
   */
  static String began(long process) {
    try {
      var stat = Files.readString(Path.of("/proc/" + process + "/stat"));
      return stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[19];
    } catch (IOException _) {
      return "0";
    }
  }

  /** Whether this process may do everything. */
  static boolean root() {
    return "root".equals(System.getProperty("user.name"));
  }
}
