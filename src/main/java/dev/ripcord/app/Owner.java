package dev.ripcord.app;

import java.time.Instant;

/**
 * Names a process so that another one on the same machine can tell whether it is gone.
 *
 * <p>Several machines may share a journal, and have the same name: a process is only looked for
 * where its number means the same, on one start of one machine, in one container. What runs
 * anywhere else counts as gone when its lease is over.
 */
final class Owner {
  private Owner() {}

  /** This process: {@code user@machine pid started.place}. */
  static String here() {
    var self = ProcessHandle.current();
    return System.getProperty("user.name", "?")
        + "@"
        + machine()
        + " "
        + self.pid()
        + " "
        + started(self)
        + "."
        + Machine.place();
  }

  /** Whether the process of this name is known to be gone: it ran here, and does not any more. */
  static boolean gone(String owner) {
    var parts = owner.split(" ", -1);
    if (parts.length != 3 || !here(parts[0], parts[2])) {
      return false;
    }
    return ProcessHandle.of(Long.parseLong(parts[1]))
        .filter(ProcessHandle::isAlive)
        .filter(each -> parts[2].startsWith(started(each) + "."))
        .isEmpty();
  }

  private static boolean here(String user, String started) {
    return !Machine.place().isEmpty()
        && user.endsWith("@" + machine())
        && started.endsWith("." + Machine.place());
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
