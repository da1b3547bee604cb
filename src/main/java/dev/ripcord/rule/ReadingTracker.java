package dev.ripcord.rule;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The newest number of one probe against a bound.
 *
 * @param bound empty where it is a baseline that is not known
 */
record ReadingTracker(
    Signal.Reading reading,
    Comparison comparison,
    Bound.Unit unit,
    Optional<Double> bound,
    Duration every,
    Optional<Sample> last)
    implements Tracker {
  @Override
  public Tracker after(Sample sample) {
    return sample.probe().equals(reading.probe())
        ? new ReadingTracker(reading, comparison, unit, bound, every, Optional.of(sample))
        : this;
  }

  @Override
  public Truth at(Instant now) {
    return last.filter(each -> StateTracker.isFresh(each.at(), every, now))
        .flatMap(each -> each.number(reading.number(), unit))
        .flatMap(number -> bound.map(each -> Truth.of(comparison.holds(number, each))))
        .orElse(Truth.OPEN);
  }
}
