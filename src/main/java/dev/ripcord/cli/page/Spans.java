package dev.ripcord.cli.page;

import java.time.Duration;

/** Lengths of time as a person reads them: two units at most. */
public final class Spans {
  private Spans() {}

  /** Such as {@code 45 ms}, {@code 1.2 s}, {@code 47 s}, {@code 4 min 12 s}, {@code 2 h 5 min}. */
  public static String text(Duration length) {
    var millis = Math.max(0, length.toMillis());
    if (millis < 1000) {
      return millis == 0 ? "0 s" : millis + " ms";
    }
    if (millis < 10_000) {
      var tenth = millis / 100 % 10;
      return millis / 1000 + (tenth == 0 ? "" : "." + tenth) + " s";
    }
    return units(millis / 1000);
  }

  private static String units(long seconds) {
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3600) {
      return two(seconds / 60, "min", seconds % 60, "s");
    }
    return seconds < 86_400
        ? two(seconds / 3600, "h", seconds % 3600 / 60, "min")
        : two(seconds / 86_400, "d", seconds % 86_400 / 3600, "h");
  }

  private static String two(long big, String unit, long small, String smallUnit) {
    return big + " " + unit + (small == 0 ? "" : " " + small + " " + smallUnit);
  }
}
