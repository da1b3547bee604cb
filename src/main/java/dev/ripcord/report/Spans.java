package dev.ripcord.report;

import java.time.Duration;
import java.util.Locale;

/** Lengths of time for people: as exact as it matters, and no more. */
public final class Spans {
  private Spans() {}

  /** {@code 312 ms}, {@code 4.2 s}, {@code 2 min 05 s}, {@code 3 h 07 min}, {@code 2 d 4 h}. */
  public static String text(Duration length) {
    if (length.isNegative()) {
      return "-" + text(length.negated());
    }
    if (length.toMillis() < 1000) {
      return length.toMillis() + " ms";
    }
    if (length.toSeconds() < 60) {
      return seconds(length);
    }
    if (length.toMinutes() < 60) {
      return two(length.toMinutes(), "min", length.toSecondsPart(), "s");
    }
    return length.toHours() < 24
        ? two(length.toHours(), "h", length.toMinutesPart(), "min")
        : length.toDays() + " d " + length.toHoursPart() + " h";
  }

  /** Cut, not rounded: 59.97 s must not become 60.0 s. */
  private static String seconds(Duration length) {
    return length.toMillisPart() < 100
        ? length.toSeconds() + " s"
        : length.toSeconds() + "." + length.toMillisPart() / 100 + " s";
  }

  private static String two(long whole, String unit, int part, String smaller) {
    return part == 0
        ? whole + " " + unit
        : String.format(Locale.ROOT, "%d %s %02d %s", whole, unit, part, smaller);
  }
}
