package dev.ripcord.rule;

import java.time.Instant;

/** Bad looks one after the other; one that tells nothing neither counts nor clears. */
record RowTracker(Condition.InRow row, int count, boolean open) implements Tracker {
  @Override
  public Tracker after(Sample sample) {
    if (!sample.probe().equals(row.signal().probe())) {
      return this;
    }
    return switch (sample.state()) {
      case BAD -> new RowTracker(row, count + 1, false);
      case GOOD -> new RowTracker(row, 0, false);
      case UNKNOWN -> new RowTracker(row, count, true);
    };
  }

  @Override
  public Truth at(Instant now) {
    return open ? Truth.OPEN : Truth.of(row.comparison().holds(count, row.count()));
  }
}
