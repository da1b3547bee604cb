package dev.ripcord.rule;

import java.time.Instant;

/** A tracker that trips. */
interface ClockTracker extends Tracker {
  @Override
  ClockTracker after(Sample sample);

  /** What it has come to at that moment. */
  Verdict verdict(Instant now);
}
