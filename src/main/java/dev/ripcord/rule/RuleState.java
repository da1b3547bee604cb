package dev.ripcord.rule;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A rule after the samples so far; immutable. */
public final class RuleState {
  private final ClockTracker tracker;

  private RuleState(ClockTracker tracker) {
    this.tracker = tracker;
  }

  /**
   * Before any sample.
   *
   * @param every the interval of each probe
   * @param baselines what signals were before the deployment
   */
  public static RuleState of(
      Condition condition,
      Map<String, Duration> every,
      Map<Signal, Baseline> baselines,
      Demand demand) {
    return new RuleState(new Compiler(every, baselines, demand).clock(condition));
  }

  /** After one more sample, of whichever probe; samples of a probe come in the order of time. */
  public RuleState after(Sample sample) {
    return new RuleState(tracker.after(sample));
  }

  /** What it has come to. */
  public Verdict verdict(Instant now) {
    return tracker.verdict(now);
  }

  /** How it compares with what was before the deployment; empty where that is not compared. */
  public Optional<Contrast> contrast() {
    return tracker.contrast();
  }
}
