package dev.ripcord.rule;

import java.time.Instant;
import java.util.Optional;

/** Whether the newest whole slot is beyond the bound, where that is one part of a condition. */
record SlotTracker(SlotJudge judge, Slots slots, Truth newest, Optional<Instant> seen)
    implements Tracker {
  @Override
  public Tracker after(Sample sample) {
    if (!judge.concerns(sample)) {
      return this;
    }
    var next = slots.after(sample);
    var truth = next.closed().map(each -> judge.of(each.mass())).orElse(newest);
    return new SlotTracker(judge, next, truth, Optional.of(sample.at()));
  }

  @Override
  public Truth at(Instant now) {
    return seen.filter(each -> StateTracker.isFresh(each, slots.length(), now))
        .map(_ -> newest)
        .orElse(Truth.OPEN);
  }
}
