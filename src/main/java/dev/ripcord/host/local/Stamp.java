package dev.ripcord.host.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Names one process for good: a pid alone is given to another process sooner or later.
 *
 * @param start when it started, in the kernel's ticks since the machine did
 * @param boot the kernel's name for the time since the machine was started
 */
record Stamp(long pid, String start, String boot) {
  private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
  private static final int STATE = 0;
  private static final int START = 19;

  /** A line that the supervisor wrote; empty where it is missing or not whole. */
  static Optional<Stamp> read(Path file) {
    var words = text(file).split(" ", -1);
    return words.length == 3 && words[2].endsWith("\n")
        ? Optional.of(new Stamp(Long.parseLong(words[0]), words[1], words[2].strip()))
        : Optional.empty();
  }

  static String bootNow() {
    return text(BOOT).strip();
  }

  boolean thisBoot() {
    return boot.equals(bootNow());
  }

  /** Whether this very process lives; one that is dead and not yet buried does not. */
  boolean alive() {
    var stat = text(Path.of("/proc/" + pid + "/stat"));
    var fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
    return fields.length > START
        && fields[START].equals(start)
        && !fields[STATE].equals("Z")
        && thisBoot();
  }

  /** Whether its pid still names its session: it lives, or nobody else was given the pid. */
  boolean leads() {
    return thisBoot() && (alive() || !Files.exists(Path.of("/proc/" + pid)));
  }

  /** The file's text, empty where it cannot be read: processes go while one looks at them. */
  static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (IOException _) {
      return "";
    }
  }
}
