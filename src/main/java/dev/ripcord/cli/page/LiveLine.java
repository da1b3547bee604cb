package dev.ripcord.cli.page;

import java.time.Duration;

/**
 * The line on a terminal that changes while something is waited for.
 *
 * @param what is being done
 * @param said what is seen meanwhile
 * @param left how long is still waited; negative means that it is not limited
 */
public record LiveLine(String what, String said, Duration left) {
  private static final String SPINNER = "|/-\\";
  private static final Duration UNLIMITED = Duration.ofSeconds(-1);

  public LiveLine(String what, String said) {
    this(what, said, UNLIMITED);
  }

  /** Never longer than a line: a line that wraps cannot be replaced. */
  public String text(int tick, Duration elapsed, Format format) {
    var spin = SPINNER.charAt(Math.floorMod(tick, SPINNER.length()));
    var time = elapsed.toSeconds() == 0 ? "" : " (" + Spans.text(whole(elapsed)) + ")";
    var seen = said.isBlank() ? "" : ": " + Clean.line(said);
    var until = left.isNegative() ? "" : ", at most " + Spans.text(whole(left)) + " more";
    var head = "  " + spin + " " + Clean.line(what) + time;
    return cut(cut(head + seen, format.columns() - until.length()) + until, format.columns());
  }

  private static String cut(String text, int columns) {
    var room = Math.max(0, columns - 1);
    return text.length() <= room ? text : text.substring(0, room);
  }

  private static Duration whole(Duration length) {
    return Duration.ofSeconds(length.toSeconds());
  }
}
