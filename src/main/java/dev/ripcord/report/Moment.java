package dev.ripcord.report;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One event as a line of a timeline.
 *
 * @param n its place in the run; order is told by this, never by the time
 * @param offset the wall time since the run was created; negative when the clock was put back
 * @param kind the event's name, as in the journal
 * @param step the path of the step that it is about
 * @param said one line for people
 */
public record Moment(
    int n, Instant at, Duration offset, String kind, Optional<String> step, String said) {

  /** {@code 4.2 s step 1, stop mediasoup: done: not running any more}. */
  public String line() {
    return String.format(java.util.Locale.ROOT, "%10s  %s", Spans.text(offset), said);
  }
}
