package dev.ripcord.decide.guard;

import dev.ripcord.catalog.Rule;
import dev.ripcord.rule.Baseline;
import dev.ripcord.rule.RuleState;
import dev.ripcord.rule.Sample;
import dev.ripcord.rule.Signal;
import dev.ripcord.rule.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A rule of a service after all that happened.
 *
 * @param tripped when it tripped last
 * @param badBefore the share of looks that were bad before the newest deployment
 * @param baselines what signals were before it
 */
record Track(
    Rule rule,
    Set<String> probes,
    RuleState state,
    Past past,
    Flapping flapping,
    Optional<Instant> tripped,
    Optional<Double> badBefore,
    Map<Signal, Baseline> baselines) {
  Track {
    probes = Set.copyOf(probes);
    baselines = Map.copyOf(baselines);
  }

  static Track of(Rule rule, Map<String, Duration> every) {
    return new Track(
        rule,
        rule.when().probes(),
        RuleState.of(rule.when(), every, Map.of(), rule.demand()),
        Past.NONE,
        Flapping.NONE,
        Optional.empty(),
        Optional.empty(),
        Map.of());
  }

  boolean isAbout(String probe) {
    return probes.contains(probe);
  }

  /** After a look of one of its probes. */
  Track after(Sample sample) {
    var before = state.verdict(sample.at());
    var next = state.after(sample);
    var verdict = next.verdict(sample.at());
    var bad = verdict.burning();
    var trips = verdict.isDue() && !before.isDue();
    return new Track(
        rule,
        probes,
        next,
        verdict.kind() == Verdict.Kind.UNKNOWN ? past : past.after(sample.at(), bad),
        verdict.kind() == Verdict.Kind.UNKNOWN ? flapping : flapping.after(bad),
        trips ? Optional.of(sample.at()) : tripped,
        badBefore,
        baselines);
  }

  /** What was seen until then tells of another release. */
  Track renewed(Instant at, Map<String, Duration> every, Map<Signal, Baseline> before) {
    return anew(every, past.share(at), before);
  }

  /** What was seen until then does not count; it is the same release, and is compared as before. */
  Track cleared(Map<String, Duration> every) {
    return anew(every, badBefore, baselines);
  }

  /** The same after a rollback: what runs then is what was before, so nothing is compared. */
  Track back(Map<String, Duration> every) {
    return anew(every, badBefore, Map.of());
  }

  private Track anew(
      Map<String, Duration> every, Optional<Double> share, Map<Signal, Baseline> before) {
    return new Track(
        rule,
        probes,
        RuleState.of(rule.when(), every, before, rule.demand()),
        past,
        Flapping.NONE,
        Optional.empty(),
        share,
        before);
  }
}
