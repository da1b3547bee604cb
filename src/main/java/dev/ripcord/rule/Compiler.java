package dev.ripcord.rule;

import dev.ripcord.rule.Condition.AtLeast;
import dev.ripcord.rule.Condition.Bad;
import dev.ripcord.rule.Condition.Compared;
import dev.ripcord.rule.Condition.Held;
import dev.ripcord.rule.Condition.InRow;
import dev.ripcord.rule.Condition.Within;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes trackers for a condition. */
record Compiler(Map<String, Duration> every, Map<Signal, Baseline> baselines, Demand demand) {
  private static final Duration USUAL = Duration.ofSeconds(30);
  private static final Duration LEAST_SLOT = Duration.ofSeconds(15);

  /** The tracker of a whole rule. */
  ClockTracker clock(Condition condition) {
    return switch (condition) {
      case Held(Compared compared, Duration length) when isMeasured(compared.signal()) ->
          slots(compared, length);
      case Held(Compared compared, Duration length)
          when compared.signal() instanceof Signal.Slope ->
          observed(slope(compared, length), condition, Duration.ZERO, 1);
      case Held(Condition inside, Duration length) ->
          remembering(inside, observed(tracker(inside), condition, length, demand.looks()));
      case Compared compared when isMeasured(compared.signal()) -> slots(compared, Duration.ZERO);
      case InRow _, Within _ -> observed(tracker(condition), condition, Duration.ZERO, 1);
      case AtLeast all when all.parts().stream().noneMatch(Compiler::isBare) ->
          observed(tracker(all), all, Duration.ZERO, 1);
      case AtLeast _, Bad _, Compared _ ->
          remembering(
              condition, observed(tracker(condition), condition, Duration.ZERO, demand.looks()));
    };
  }

  /** Where it is about how long something takes, and that is known from before a deployment. */
  private ClockTracker remembering(Condition condition, ClockTracker clock) {
    return condition instanceof Compared(Signal.Reading reading, Comparison comparison, Bound bound)
            && (comparison == Comparison.ABOVE || comparison == Comparison.AT_LEAST)
            && isDuration(reading, bound)
        ? Optional.ofNullable(baselines.get(reading))
            .<ClockTracker>map(each -> new Remembering(clock, reading, each, List.of()))
            .orElse(clock)
        : clock;
  }

  private static boolean isDuration(Signal.Reading reading, Bound bound) {
    return reading.number().equals(Sample.LATENCY)
        || bound.unit() == Bound.Unit.SECONDS
        || bound.unit() == Bound.Unit.BASELINES;
  }

  /** Whether one look is enough for it to be so. */
  private static boolean isBare(Condition condition) {
    return switch (condition) {
      case Bad _ -> true;
      case Compared(Signal signal, _, _) -> !isMeasured(signal);
      case AtLeast all -> all.parts().stream().anyMatch(Compiler::isBare);
      case Held _, InRow _, Within _ -> false;
    };
  }

  private Tracker tracker(Condition condition) {
    return switch (condition) {
      case Bad(Signal.Unavailable signal) ->
          new StateTracker(signal.probe(), every(signal), Optional.empty());
      case Compared compared -> compared(compared);
      case InRow row -> new RowTracker(row, 0, true);
      case Within within ->
          new WindowTracker(within, Optional.empty(), List.of(), Optional.empty(), false);
      case AtLeast(int needed, List<Condition> parts, _) ->
          new Combined(needed, parts.stream().map(this::tracker).toList());
      case Held held -> clock(held);
    };
  }

  private Tracker compared(Compared compared) {
    return switch (compared.signal()) {
      case Signal.Reading reading ->
          new ReadingTracker(
              reading,
              compared.comparison(),
              compared.bound().unit(),
              bound(compared),
              every(reading),
              Optional.empty());
      case Signal.Ratio _, Signal.Quantile _ ->
          new SlotTracker(judge(compared), slots(compared), Truth.OPEN, Optional.empty());
      case Signal.Slope _, Signal.Errors _, Signal.Restarts _, Signal.Unavailable _ ->
          throw new IllegalStateException("the parser lets no such test pass: " + compared);
    };
  }

  private static boolean isMeasured(Signal signal) {
    return signal instanceof Signal.Ratio || signal instanceof Signal.Quantile;
  }

  private ObservedClock observed(Tracker inside, Condition condition, Duration length, int needed) {
    var clearAfter = demand.clearAfter(condition instanceof Held held ? held.length() : length);
    var probes = condition.probes();
    return ObservedClock.of(
        inside, new ObservedClock.Terms(probes, length, longest(probes), needed, clearAfter));
  }

  private SlotClock slots(Compared compared, Duration length) {
    return new SlotClock(
        judge(compared),
        length,
        demand,
        slots(compared),
        Optional.empty(),
        false,
        0,
        false,
        Optional.empty());
  }

  private Slots slots(Compared compared) {
    var signal = compared.signal();
    var intervals = signal.probes().collect(Collectors.toMap(each -> each, this::every));
    var twice = longest(intervals.keySet()).multipliedBy(2);
    var length = twice.compareTo(LEAST_SLOT) < 0 ? LEAST_SLOT : twice;
    return new Slots(
        new Intake(signal, intervals, Map.of()), length, Optional.empty(), Optional.empty());
  }

  private SlotJudge judge(Compared compared) {
    var before = Optional.ofNullable(baselines.get(compared.signal()));
    return new SlotJudge(compared.signal(), compared.comparison(), bound(compared), before);
  }

  private SlopeTracker slope(Compared compared, Duration window) {
    return new SlopeTracker(compared, window, every(compared.signal()), List.of());
  }

  /** Empty where it is a baseline that is not known. */
  private Optional<Double> bound(Compared compared) {
    var bound = compared.bound();
    return bound.unit() == Bound.Unit.BASELINES
        ? Optional.ofNullable(baselines.get(compared.signal()))
            .map(each -> each.number() * bound.number())
        : Optional.of(bound.number());
  }

  private Duration every(Signal signal) {
    return every(signal.probe());
  }

  private Duration every(String probe) {
    return every.getOrDefault(probe, USUAL);
  }

  private Duration longest(Collection<String> probes) {
    return probes.stream().map(this::every).max(Duration::compareTo).orElse(USUAL);
  }
}
