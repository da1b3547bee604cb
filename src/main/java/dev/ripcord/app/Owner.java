package dev.ripcord.app;

/**
 * Names a process so that another one on the same machine can tell whether it is gone.
 *
 * <p>Several machines may share a journal, and have the same name: a process is only looked for
 * where its number means the same, on one start of one machine, in one container. What runs
 * anywhere else counts as gone when its lease is over.
 */
final class Owner {
  private Owner() {}

  /** This process: {@code user@machine pid began.place}. */
  static String here() {
    var self = ProcessHandle.current().pid();
    return user() + " " + self + " " + Machine.began(self) + "." + Machine.place();
  }

  /** This process, for people. */
  static String said() {
    return user() + ", process " + ProcessHandle.current().pid();
  }

  /** Whether the process of this name is known to be gone: it ran here, and does not any more. */
  static boolean gone(String owner) {
    var parts = owner.split(" ", -1);
    if (parts.length != 3 || !here(parts[0], parts[2])) {
      return false;
    }
    return ProcessHandle.of(Long.parseLong(parts[1]))
        .filter(ProcessHandle::isAlive)
        .filter(each -> parts[2].startsWith(Machine.began(each.pid()) + "."))
        .isEmpty();
  }

  private static boolean here(String user, String began) {
    return !Machine.place().isEmpty()
        && user.endsWith("@" + Machine.name())
        && began.endsWith("." + Machine.place());
  }

  private static String user() {
    return System.getProperty("user.name", "?") + "@" + Machine.name();
  }
}
