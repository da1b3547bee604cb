package dev.ripcord.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.rule.Condition.Held;
import dev.ripcord.rule.Sample.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** What is measured now beside what was measured before a deployment. */
class ContrastTest {
  private static final Duration EVERY = Duration.ofSeconds(15);
  private static final Instant DEPLOYED = Instant.parse("2026-03-01T10:00:00Z");
  private static final int BEFORE = 120;

  /** Looks before the deployment and after it. */
  private static RuleState play(
      String text, int before, int after, IntFunction<Map<String, Double>> numbers) {
    var condition = RuleText.parse(text);
    var every = Map.of("web", EVERY);
    var samples = new ArrayList<Sample>();
    for (var i = -before; i < after; i++) {
      var at = DEPLOYED.plus(EVERY.multipliedBy(i));
      samples.add(new Sample("web", at, State.GOOD, numbers.apply(i), List.of()));
    }
    var signals = ((Held) condition).inside().signals().toList();
    var state =
        RuleState.of(
            condition,
            every,
            Baseline.of(signals, every, samples.subList(0, before)),
            Demand.USUAL);
    for (var each : samples.subList(before, samples.size())) {
      state = state.after(each);
    }
    assertThat(state.verdict(samples.getLast().at()).isTripped()).as(text).isTrue();
    return state;
  }

  private static IntFunction<Map<String, Double>> requests(double badBefore, double badNow) {
    return i -> {
      var bad = (i + BEFORE) * 100 * badBefore + Math.max(0, i) * 100 * (badNow - badBefore);
      return Map.of("bad", bad, "total", (i + BEFORE) * 100.0);
    };
  }

  private static Optional<Boolean> worse(RuleState state) {
    return state.contrast().map(Contrast::worse);
  }

  @Test
  void a_ratio_that_was_nearly_so_before_is_no_worse() {
    var text = "ratio(web) > 10% for 3m";
    assertThat(worse(play(text, BEFORE, 40, requests(0.09, 0.12)))).contains(false);
    assertThat(worse(play(text, BEFORE, 40, requests(0.01, 0.12)))).contains(true);
  }

  @Test
  void what_was_hardly_measured_before_is_not_compared() {
    assertThat(worse(play("ratio(web) > 10% for 3m", 1, 40, requests(0.09, 0.12)))).isEmpty();
    assertThat(worse(play("latency of web > 1s for 3m", 9, 40, took(0.9, 3)))).isEmpty();
  }

  @Test
  void a_share_that_has_to_be_high_is_compared_by_what_is_missing() {
    var text = "ratio(web) < 90% for 3m";
    assertThat(worse(play(text, BEFORE, 40, requests(0.91, 0.88)))).contains(false);
    assertThat(worse(play(text, BEFORE, 40, requests(0.99, 0.88)))).contains(true);
  }

  private static IntFunction<Map<String, Double>> took(double before, double now) {
    return i -> Map.of(Sample.LATENCY, (i < 0 ? before : now) * (1 + Math.floorMod(i, 7) / 100.0));
  }

  @Test
  void what_takes_as_long_as_before_is_no_worse() {
    var text = "latency of web > 1s for 3m";
    assertThat(worse(play(text, BEFORE, 40, took(0.95, 1.1)))).contains(false);
    var slow = play(text, BEFORE, 40, took(0.2, 1.1));
    assertThat(slow.contrast()).contains(new Contrast(true, "median 1.13 now, 0.206 before"));
  }

  @Test
  void a_value_without_an_end_is_told_as_such() {
    var slow = play("latency of web > 1s for 3m", BEFORE, 40, took(0.2, Double.POSITIVE_INFINITY));
    assertThat(slow.contrast()).contains(new Contrast(true, "median infinity now, 0.206 before"));
  }

  @Test
  void single_looks_are_compared_by_how_many_are_beyond_the_bound() {
    IntFunction<Map<String, Double>> now =
        i -> Map.of(Sample.LATENCY, i >= 0 && i % 2 == 1 ? 9.0 : 0.2);
    assertThat(worse(play("p95(web) > 5s for 10m", BEFORE, 120, now))).contains(true);
    IntFunction<Map<String, Double>> always =
        i -> Map.of(Sample.LATENCY, Math.floorMod(i, 2) == 1 ? 9.0 : 0.2);
    assertThat(worse(play("p95(web) > 5s for 10m", BEFORE, 120, always))).contains(false);
  }

  /** Of a hundred requests each time so many are above 5 s. */
  private static IntFunction<Map<String, Double>> buckets(int slowBefore, int slowNow) {
    return i -> {
      var all = (i + BEFORE) * 100.0;
      var slow = (i + BEFORE) * slowBefore + Math.max(0, i) * (slowNow - slowBefore);
      return Map.of("le=1", all - 2 * slow, "le=5", all - slow, "le=10", all, "le=+Inf", all);
    };
  }

  @Test
  void a_histogram_is_compared_by_what_is_beyond_the_bound() {
    var text = "p95(web) > 5s for 3m";
    assertThat(worse(play(text, BEFORE, 40, buckets(4, 7)))).contains(false);
    var slow = play(text, BEFORE, 40, buckets(1, 9));
    assertThat(worse(slow)).contains(true);
    assertThat(slow.contrast().map(Contrast::said).orElseThrow())
        .startsWith("9 % of ")
        .contains("now, 1 % of ");
  }

  @Test
  void what_is_up_or_down_is_not_compared() {
    var rule = RuleText.parse("unavailable(web) for 1m");
    var state = RuleState.of(rule, Map.of("web", EVERY), Map.of(), Demand.USUAL);
    for (var i = 0; i < 9; i++) {
      state = state.after(Sample.of("web", DEPLOYED.plus(EVERY.multipliedBy(i)), State.BAD));
    }
    assertThat(state.contrast()).isEmpty();
  }
}
