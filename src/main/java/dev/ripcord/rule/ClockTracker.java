package dev.ripcord.rule;

import java.time.Instant;
import java.util.Optional;

/** A tracker that trips. */
interface ClockTracker extends Tracker {
  @Override
  ClockTracker after(Sample sample);

  /** What it has come to at that moment. */
  Verdict verdict(Instant now);

  /** How it compares with what was before the deployment; empty where that is not compared. */
  default Optional<Contrast> contrast() {
    return Optional.empty();
  }
}
