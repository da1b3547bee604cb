package dev.ripcord.journal;

import java.time.Instant;

/**
 * One moment by two clocks, which may differ.
 *
 * @param there by the clock that leases count by: the one that all who use the journal share
 * @param here by the clock of whoever asks
 */
record Moment(Instant there, Instant here) {
  /** Where both are the same clock. */
  static Moment of(Instant now) {
    return new Moment(now, now);
  }

  /** What a moment of the shared clock is on that of whoever asks. */
  Instant seenHere(Instant shared) {
    return here.plusMillis(shared.toEpochMilli() - there.toEpochMilli());
  }
}
