package dev.ripcord.check;

import java.time.Duration;

/** Short forms of what was seen, for findings. */
final class Texts {
  private static final int LINE = 200;

  private Texts() {}

  /** One line of at most 200 characters, without control characters. */
  static String line(String text) {
    var flat = text.strip().replaceAll("[\\p{Cntrl}\\s]+", " ");
    return flat.length() > LINE ? flat.substring(0, LINE) + "..." : flat;
  }

  static String millis(Duration length) {
    return length.toMillis() + " ms";
  }
}
