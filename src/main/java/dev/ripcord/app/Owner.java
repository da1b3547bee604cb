package dev.ripcord.app;

import java.time.Instant;

/** Names a process so that another one on the same machine can tell whether it is gone. */
final class Owner {
  private Owner() {}

  /** This process: {@code user@machine pid started}. */
  static String here() {
    var self = ProcessHandle.current();
    return System.getProperty("user.name", "?")
        + "@"
        + machine()
        + " "
        + self.pid()
        + " "
        + started(self);
  }

  /** Whether the process of this name is known to be gone: it ran here, and does not any more. */
  static boolean gone(String owner) {
    var parts = owner.split(" ", -1);
    if (parts.length != 3 || !parts[0].endsWith("@" + machine())) {
      return false;
    }
    return ProcessHandle.of(Long.parseLong(parts[1]))
        .filter(ProcessHandle::isAlive)
        .filter(each -> started(each).equals(parts[2]))
        .isEmpty();
  }

  private static String started(ProcessHandle process) {
    return process
        .info()
        .startInstant()
        .map(Instant::toEpochMilli)
        .map(String::valueOf)
        .orElse("0");
  }

  private static String machine() {
    return Machine.name();
  }
}
