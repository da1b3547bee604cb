package dev.ripcord.rule;

import java.util.Optional;

/**
 * Whether a slot, or a streak of them, is beyond the bound.
 *
 * @param bound empty where it is a baseline that is not known
 */
record SlotJudge(Signal signal, Comparison comparison, Optional<Double> bound) {

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

  Optional<Double> measure(Mass mass) {
    return mass.measure(signal instanceof Signal.Quantile quantile ? quantile.at() : 0);
  }
}
