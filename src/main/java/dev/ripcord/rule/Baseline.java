package dev.ripcord.rule;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a signal was before a deployment. */
public final class Baseline {
  private final Mass mass;
  private final double number;

  private Baseline(Mass mass, double number) {
    this.mass = mass;
    this.number = number;
  }

  /** All that was measured. */
  Mass mass() {
    return mass;
  }

  /** The ratio, the quantile, or the median, in base units. */
  public double number() {
    return number;
  }

  /**
   * Of each signal that can be measured.
   *
   * @param every the interval of each probe
   * @param before the samples of the time before, oldest first
   * @return without those of which nothing was seen
   */
  public static Map<Signal, Baseline> of(
      Collection<Signal> signals, Map<String, Duration> every, List<Sample> before) {
    var found = new HashMap<Signal, Baseline>();
    signals.forEach(signal -> of(signal, every, before).ifPresent(each -> found.put(signal, each)));
    return found;
  }

  private static Optional<Baseline> of(
      Signal signal, Map<String, Duration> every, List<Sample> before) {
    return switch (signal) {
      case Signal.Reading(String number, String probe) ->
          of(
              new Mass.Values(
                  before.stream()
                      .filter(each -> each.probe().equals(probe))
                      .flatMap(each -> each.number(number).stream())
                      .toList()),
              Mass.MEDIAN);
      case Signal.Quantile quantile -> of(mass(signal, every, before), quantile.at());
      case Signal.Ratio _ -> of(mass(signal, every, before), 0);
      case Signal.Errors _, Signal.Restarts _, Signal.Slope _, Signal.Unavailable _ ->
          Optional.empty();
    };
  }

  private static Optional<Baseline> of(Mass mass, double q) {
    return mass.measure(q).map(each -> new Baseline(mass, each));
  }

  private static Mass mass(Signal signal, Map<String, Duration> every, List<Sample> before) {
    var intake = new Intake(signal, every, Map.of());
    Mass all = new Mass.None();
    for (var each : before) {
      if (signal.probes().anyMatch(each.probe()::equals)) {
        all = all.plus(intake.of(each));
        intake = intake.after(each);
      }
    }
    return all;
  }
}
