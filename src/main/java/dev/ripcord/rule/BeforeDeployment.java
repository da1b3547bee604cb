package dev.ripcord.rule;

import dev.ripcord.rule.Condition.AtLeast;
import dev.ripcord.rule.Condition.Bad;
import dev.ripcord.rule.Condition.Compared;
import dev.ripcord.rule.Condition.Held;
import dev.ripcord.rule.Condition.InRow;
import dev.ripcord.rule.Condition.Within;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the signals of rules were before a deployment. One that nobody announced is often noticed by
 * what it broke: what was beyond a rule's bound right before it, for a minute at most, is taken for
 * its doing; of several rules on one signal, what was beyond the bound of any.
 *
 * @param every the interval of each probe
 */
public record BeforeDeployment(Collection<Condition> rules, Map<String, Duration> every) {
  private static final Duration NOTICED = Duration.ofMinutes(1);

  public BeforeDeployment {
    rules = List.copyOf(rules);
    every = Map.copyOf(every);
  }

  /** From the samples until then, oldest first; without signals of which nothing was seen. */
  public Map<Signal, Baseline> of(List<Sample> samples, Instant deployed) {
    var ends = new HashMap<Signal, Integer>();
    rules.stream()
        .flatMap(BeforeDeployment::compared)
        .forEach(each ->
            ends.merge(each.signal(), end(each, samples, deployed.minus(NOTICED)), Math::min));
    var found = new HashMap<Signal, Baseline>();
    ends.forEach((signal, end) ->
        found.putAll(Baseline.of(List.of(signal), every, samples.subList(0, end))));
    return found;
  }

  private static Stream<Compared> compared(Condition condition) {
    return switch (condition) {
      case Compared compared -> Stream.of(compared);
      case Held(Condition inside, _) -> compared(inside);
      case AtLeast(_, List<Condition> parts, _) ->
          parts.stream().flatMap(BeforeDeployment::compared);
      case Bad _, InRow _, Within _ -> Stream.of();
    };
  }

  /** What tells nothing belongs to what is beyond around it. */
  private int end(Compared rule, List<Sample> samples, Instant earliest) {
    var intake = new Intake(rule.signal(), every, Map.of());
    var pair = rule.signal() instanceof Signal.Ratio(List<String> counters) && counters.size() == 2;
    Mass last = new Mass.None();
    var end = 0;
    for (var i = 0; i < samples.size(); i++) {
      var sample = samples.get(i);
      if (rule.signal().probes().anyMatch(sample.probe()::equals)) {
        var mass = intake.of(sample);
        var truth = beyond(rule, sample, pair ? last.plus(mass) : mass);
        end = sample.at().isBefore(earliest) || truth == Truth.NO ? i + 1 : end;
        intake = intake.after(sample);
        last = mass;
      }
    }
    return end;
  }

  private static Truth beyond(Compared rule, Sample sample, Mass mass) {
    if (rule.bound().unit() == Bound.Unit.BASELINES) {
      return Truth.NO;
    }
    var measured =
        switch (rule.signal()) {
          case Signal.Reading(String number, _) -> sample.number(number);
          case Signal.Quantile quantile -> mass.measure(quantile.at());
          case Signal.Ratio _ -> mass.measure(0);
          case Signal.Errors _, Signal.Restarts _, Signal.Slope _, Signal.Unavailable _ ->
              Optional.<Double>empty();
        };
    return measured
        .map(each -> Truth.of(rule.comparison().holds(each, rule.bound().number())))
        .orElse(Truth.OPEN);
  }
}
