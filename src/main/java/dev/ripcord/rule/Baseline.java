package dev.ripcord.rule;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What signals were before a deployment. */
public final class Baseline {
  private Baseline() {}

  /**
   * Of each signal that can be measured.
   *
   * @param every the interval of each probe
   * @param before the samples of the time before, oldest first
   * @return in base units; without those of which nothing was seen
   */
  public static Map<Signal, Double> of(
      Collection<Signal> signals, Map<String, Duration> every, List<Sample> before) {
    var found = new HashMap<Signal, Double>();
    signals.forEach(signal -> of(signal, every, before).ifPresent(each -> found.put(signal, each)));
    return found;
  }

  private static Optional<Double> of(
      Signal signal, Map<String, Duration> every, List<Sample> before) {
    return switch (signal) {
      case Signal.Reading(String number, String probe) ->
          new Mass.Values(
                  before.stream()
                      .filter(each -> each.probe().equals(probe))
                      .flatMap(each -> each.number(number).stream())
                      .toList())
              .measure(0.5);
      case Signal.Quantile quantile -> mass(signal, every, before).measure(quantile.at());
      case Signal.Ratio _ -> mass(signal, every, before).measure(0);
      case Signal.Errors _, Signal.Restarts _, Signal.Slope _, Signal.Unavailable _ ->
          Optional.empty();
    };
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
