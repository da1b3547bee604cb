package dev.ripcord.rule;

import dev.ripcord.rule.Sample.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plays samples through a rule, second by second. */
final class Playing {
  static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

  private final Duration every;
  private RuleState state;
  private Instant now = START;
  private Optional<Duration> tripped = Optional.empty();

  Playing(String rule, Duration every) {
    this(rule, every, Map.of(), Demand.USUAL);
  }

  Playing(String rule, Duration every, Map<Signal, Baseline> baselines, Demand demand) {
    this.every = every;
    var condition = RuleText.parse(rule);
    var intervals = new java.util.HashMap<String, Duration>();
    condition.probes().forEach(each -> intervals.put(each, every));
    this.state = RuleState.of(condition, intervals, baselines, demand);
  }

  /** So many looks of a state, one for each interval. */
  Playing looks(String probe, State looked, int times) {
    for (var i = 0; i < times; i++) {
      sample(Sample.of(probe, now, looked));
      pass(every);
    }
    return this;
  }

  Playing bad(int times) {
    return looks("api", State.BAD, times);
  }

  Playing good(int times) {
    return looks("api", State.GOOD, times);
  }

  Playing unknown(int times) {
    return looks("api", State.UNKNOWN, times);
  }

  /** A number, once for each interval. */
  Playing numbers(String probe, String name, double... numbers) {
    for (var each : numbers) {
      sample(new Sample(probe, now, State.GOOD, Map.of(name, each), List.of()));
      pass(every);
    }
    return this;
  }

  Playing sample(Sample sample) {
    state = state.after(sample);
    if (tripped.isEmpty() && verdict().isTripped()) {
      tripped = Optional.of(Duration.between(START, now));
    }
    return this;
  }

  Playing pass(Duration length) {
    now = now.plus(length);
    return this;
  }

  Instant now() {
    return now;
  }

  Verdict verdict() {
    return state.verdict(now);
  }

  Verdict.Kind kind() {
    return verdict().kind();
  }

  /** When it tripped first, from the start. */
  Optional<Duration> tripped() {
    return tripped;
  }

  static List<Sample.Mark> starts(Instant... at) {
    var marks = new ArrayList<Sample.Mark>();
    for (var each : at) {
      marks.add(new Sample.Mark("start app", each));
    }
    return marks;
  }
}
