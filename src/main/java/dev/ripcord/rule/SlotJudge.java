package dev.ripcord.rule;

import java.util.Optional;

/**
 * Whether a slot, or a streak of them, is beyond the bound.
 *
 * @param bound empty where it is a baseline that is not known
 * @param before empty where it is not known
 */
record SlotJudge(
    Signal signal, Comparison comparison, Optional<Double> bound, Optional<Baseline> before) {

  boolean concerns(Sample sample) {
    return signal.probes().anyMatch(sample.probe()::equals);
  }

  Truth of(Mass mass) {
    return against(mass, bound);
  }

  /** Whether it is still not back behind the bound by a tenth. */
  Truth unclear(Mass mass) {
    return against(mass, bound.map(comparison::clearing));
  }

  private Truth against(Mass mass, Optional<Double> limit) {
    return measure(mass)
        .flatMap(number -> limit.map(each -> Truth.of(comparison.holds(number, each))))
        .orElse(Truth.OPEN);
  }

  /** How much of it was on the bad side: what was bad of a ratio, what was slow of durations. */
  Optional<Mass.Counts> beyond(Mass mass) {
    var isRatio = signal instanceof Signal.Ratio;
    return switch (comparison) {
      case ABOVE, AT_LEAST -> isRatio ? mass.counts() : bound.flatMap(mass::above);
      case BELOW, AT_MOST -> isRatio ? mass.counts().map(Mass.Counts::rest) : Optional.empty();
      case EQUAL, NOT_EQUAL -> Optional.empty();
    };
  }

  Optional<Double> measure(Mass mass) {
    return mass.measure(signal instanceof Signal.Quantile quantile ? quantile.at() : 0);
  }
}
