package dev.ripcord.rule;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The newest look at one probe; it counts for two intervals. */
record StateTracker(String probe, Duration every, Optional<Sample> last) implements Tracker {
  @Override
  public Tracker after(Sample sample) {
    return sample.probe().equals(probe)
        ? new StateTracker(probe, every, Optional.of(sample))
        : this;
  }

  @Override
  public Truth at(Instant now) {
    return last.filter(each -> isFresh(each.at(), every, now))
        .map(each -> Truth.of(each.state()))
        .orElse(Truth.OPEN);
  }

  /** Whether a look of then still tells of now. */
  static boolean isFresh(Instant seen, Duration every, Instant now) {
    return !now.isAfter(seen.plus(every).plus(every));
  }
}
