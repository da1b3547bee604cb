package dev.ripcord.rule;

import java.time.Instant;

/** What is known of a condition after the samples so far; immutable. */
interface Tracker {

  /** After one more sample; of a probe that it does not need, it stays as it is. */
  Tracker after(Sample sample);

  /** Whether the condition is so at that moment; open where nothing new enough was seen. */
  Truth at(Instant now);
}
