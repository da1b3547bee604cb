package dev.ripcord.journal;

import java.time.Duration;
import java.time.Instant;

/**
 * Until when a holder counts as there, on the wall clock that all processes of a machine share.
 *
 * <p>When that clock is put back, a lease seems to end far in the future. Whoever sees one that
 * ends later than its own length from now knows that it was written by another time, and cuts it to
 * that length. So a dead holder bars a service for one length at most, however far the clock was
 * put back; and a live one loses nothing, as it renews well before that. When the clock is put
 * forward, a lease may seem over although its holder lives: the epoch then stops the holder at its
 * next write, and nothing else can.
 */
record Lease(Instant until, Duration length) {
  static Lease from(Instant now, Duration length) {
    return new Lease(now.plus(length), length);
  }

  /** As it counts now. */
  Lease seenAt(Instant now) {
    var longest = now.plus(length);
    return until.isAfter(longest) ? new Lease(longest, length) : this;
  }

  boolean over(Instant now) {
    return !until.isAfter(now);
  }
}
