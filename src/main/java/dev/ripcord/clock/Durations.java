package dev.ripcord.clock;

import java.time.Duration;
import java.util.regex.Pattern;

/** Lengths of time as people write them. */
public final class Durations {
  /** What {@link #parse} reads, for a schema. */
  public static final Pattern PATTERN =
      Pattern.compile(
          "^(?!$)(?:(\\d{1,4})d)?(?:(\\d{1,6})h)?(?:(\\d{1,7})m)?(?:(\\d{1,9})s)?(?:(\\d{1,12})ms)?$");

  private Durations() {}

  /** Reads {@code 1h30m}; throws {@link IllegalArgumentException}. */
  public static Duration parse(String text) {
    var match = PATTERN.matcher(text);
    if (!match.matches()) {
      throw new IllegalArgumentException("not a length of time");
    }
    return Duration.ofDays(number(match.group(1)))
        .plusHours(number(match.group(2)))
        .plusMinutes(number(match.group(3)))
        .plusSeconds(number(match.group(4)))
        .plusMillis(number(match.group(5)));
  }

  /** Writes what {@link #parse} reads; {@code 0s} for nothing. */
  public static String format(Duration length) {
    var text = new StringBuilder();
    append(text, length.toDays(), "d");
    append(text, length.toHoursPart(), "h");
    append(text, length.toMinutesPart(), "m");
    append(text, length.toSecondsPart(), "s");
    append(text, length.toMillisPart(), "ms");
    return text.isEmpty() ? "0s" : text.toString();
  }

  private static void append(StringBuilder text, long number, String unit) {
    if (number != 0) {
      text.append(number).append(unit);
    }
  }

  private static long number(@org.jspecify.annotations.Nullable String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }
}
