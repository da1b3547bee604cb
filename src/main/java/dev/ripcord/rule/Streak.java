package dev.ripcord.rule;

import java.time.Duration;
import java.time.Instant;

/**
 * Slots that are beyond the bound, one after the other, and what was measured in all of them.
 *
 * @param observed from the end of the first to the end of the newest bad slot, without what was
 *     good or not seen
 * @param forgiven good slots that were let pass
 * @param lost slots of which nothing is known
 */
record Streak(Instant since, Duration observed, int forgiven, long lost, long known, Mass mass) {
  private static final double COVERAGE = 0.8;

  static Streak begin(Slots.Slot first) {
    return new Streak(first.start(), Duration.ZERO, 0, first.missed(), 1, first.mass());
  }

  Streak after(Slots.Slot slot, Truth truth, Duration length) {
    return new Streak(
        since,
        truth == Truth.YES ? observed.plus(length) : observed,
        truth == Truth.NO ? forgiven + 1 : forgiven,
        lost + slot.missed() + (truth == Truth.OPEN ? 1 : 0),
        known + (truth == Truth.OPEN ? 0 : 1),
        mass.plus(slot.mass()));
  }

  boolean isCovered() {
    return known >= COVERAGE * (known + lost);
  }
}
