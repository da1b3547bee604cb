package dev.ripcord.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.rule.Sample.State;
import dev.ripcord.rule.Verdict.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/**
 * Ratios and quantiles, on the cases that were measured on peers: a rule that looks back over five
 * minutes fires after a burst is over, and on one failed request of a quiet service.
 */
class SlotsTest {
  private static final Duration FIFTEEN = Duration.ofSeconds(15);
  private static final String TEXT = "ratio(web) > 10% for 3m";

  /** Requests of each second, and the share of them that fails from second 60 to its end. */
  private static Optional<Duration> play(
      double perSecond, double usual, double fault, int seconds, RandomGenerator random) {
    var rule = new Playing(TEXT, FIFTEEN);
    var bad = 0.0;
    var total = 0.0;
    for (var second = 0; second < 1200; second++) {
      if (second % 15 == 0) {
        rule.sample(counters(rule, bad, total));
      }
      var share = second >= 60 && second < 60 + seconds ? fault : usual;
      var requests = poisson(perSecond, random);
      for (var i = 0; i < requests; i++) {
        bad += random.nextDouble() < share ? 1 : 0;
      }
      total += requests;
      rule.pass(Duration.ofSeconds(1));
    }
    return rule.tripped().map(each -> each.minusSeconds(60));
  }

  private static Sample counters(Playing rule, double bad, double total) {
    return new Sample("web", rule.now(), State.GOOD, Map.of("bad", bad, "total", total), List.of());
  }

  /** Knuth's. */
  private static int poisson(double mean, RandomGenerator random) {
    var limit = Math.exp(-mean);
    var product = random.nextDouble();
    var count = 0;
    while (product > limit) {
      product *= random.nextDouble();
      count++;
    }
    return count;
  }

  private static long tripped(
      double perSecond, double usual, double fault, int seconds, long seed) {
    return java.util.stream.LongStream.range(0, 100)
        .filter(each -> {
          var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed + each);
          return play(perSecond, usual, fault, seconds, random).isPresent();
        })
        .count();
  }

  @Test
  void looks_that_tell_nothing_leave_it_unknown_and_not_well() {
    var rule = new Playing(TEXT, FIFTEEN);
    for (var i = 0; i < 10; i++) {
      rule.sample(counters(rule, 0, 100.0 * i)).pass(FIFTEEN);
    }
    assertThat(rule.verdict().kind()).isEqualTo(Kind.OK);
    rule.looks("web", State.UNKNOWN, 6);
    assertThat(rule.verdict().kind()).isEqualTo(Kind.UNKNOWN);
  }

  @Test
  void over_a_hundred_seeds_bursts_and_quiet_services_never_trip_and_what_lasts_always_does() {
    var seed = System.nanoTime();
    System.out.println("seed " + seed);
    assertThat(tripped(10, 0.0005, 0.0005, 0, seed)).as("no fault").isZero();
    assertThat(tripped(1 / 60.0, 0.01, 0.01, 0, seed)).as("a request a minute, 1 %").isZero();
    assertThat(tripped(10, 0.0005, 1, 45, seed)).as("a burst of 45 s").isZero();
    assertThat(tripped(10, 0.0005, 1, 90, seed)).as("a burst of 90 s").isZero();
    assertThat(tripped(10, 0.0005, 1, 150, seed)).as("a burst of 150 s").isZero();
    assertThat(tripped(10, 0.0005, 0.08, 1140, seed)).as("8 %").isLessThanOrEqualTo(1);
    assertThat(tripped(10, 0.0005, 0.12, 1140, seed)).as("12 %").isGreaterThanOrEqualTo(99);
    assertThat(tripped(1, 0.0005, 0.5, 1140, seed)).as("50 %").isEqualTo(100);
  }

  @Test
  void what_lasts_is_found_after_its_time_and_a_slot() {
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
    assertThat(play(10, 0, 1, 1140, random).orElseThrow())
        .isBetween(Duration.ofMinutes(3), Duration.ofMinutes(4));
  }

  @Test
  void one_failed_request_of_a_few_is_too_little_evidence() {
    var rule = new Playing(TEXT, FIFTEEN);
    for (var i = 0; i < 40; i++) {
      rule.sample(counters(rule, i, i)).pass(FIFTEEN);
    }
    assertThat(rule.tripped()).isEmpty();
    assertThat(rule.kind()).isEqualTo(Kind.INSUFFICIENT);
    assertThat(rule.verdict().said()).contains("of the 50 it takes");
  }

  @Test
  void counters_that_begin_anew_are_no_negative_traffic() {
    var rule = new Playing(TEXT, FIFTEEN);
    for (var i = 0; i < 40; i++) {
      var since = i % 10;
      rule.sample(counters(rule, since, since * 100.0)).pass(FIFTEEN);
    }
    assertThat(rule.tripped()).isEmpty();
    assertThat(rule.kind()).isEqualTo(Kind.OK);
  }

  @Test
  void what_came_while_nobody_looked_is_not_measured() {
    var rule = new Playing(TEXT, FIFTEEN);
    rule.sample(counters(rule, 0, 0)).pass(Duration.ofMinutes(10));
    rule.sample(counters(rule, 900, 1000)).pass(FIFTEEN);
    rule.sample(counters(rule, 900, 1010)).pass(FIFTEEN);
    rule.sample(counters(rule, 900, 1020)).pass(FIFTEEN);
    assertThat(rule.kind()).isEqualTo(Kind.OK);
  }

  @Test
  void two_probes_make_a_ratio_too() {
    var rule = new Playing("ratio(errors, requests) > 10% for 1m", FIFTEEN);
    for (var i = 0; i < 20; i++) {
      var now = rule.now();
      rule.sample(new Sample("errors", now, State.GOOD, Map.of("value", i * 20.0), List.of()));
      rule.sample(new Sample("requests", now, State.GOOD, Map.of("value", i * 100.0), List.of()));
      rule.pass(FIFTEEN);
    }
    assertThat(rule.tripped()).isPresent();
    assertThat(rule.verdict().said()).startsWith("0.2");
  }

  @Test
  void the_looks_of_a_probe_make_a_ratio_of_their_own() {
    var rule = new Playing("ratio(api) > 10% for 1m", Duration.ofSeconds(1));
    for (var i = 0; i < 60; i++) {
      rule.bad(1).good(3);
    }
    assertThat(rule.tripped()).isPresent();
  }

  @Test
  void a_histogram_tells_its_quantile() {
    var rule = new Playing("p95(web) > 5s for 1m", FIFTEEN);
    for (var i = 0; i < 20; i++) {
      var numbers = Map.of("le=1", i * 50.0, "le=10", i * 100.0, "le=+Inf", i * 100.0);
      rule.sample(new Sample("web", rule.now(), State.GOOD, numbers, List.of())).pass(FIFTEEN);
    }
    assertThat(rule.tripped()).isPresent();
    assertThat(rule.verdict().said()).startsWith("9.1 (");
  }

  @Test
  void the_quantile_of_a_few_looks_is_too_little_evidence() {
    var rule = new Playing("p95(api) > 5s for 1m", FIFTEEN);
    rule.numbers("api", "latency", 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9);
    assertThat(rule.kind()).isEqualTo(Kind.INSUFFICIENT);
  }

  @Test
  void it_is_over_when_slots_are_good_again_by_a_tenth() {
    var rule = new Playing("ratio(web) > 10% for 1m", FIFTEEN);
    var bad = 0.0;
    for (var i = 0; i < 20; i++) {
      rule.sample(counters(rule, bad += 20, i * 100.0)).pass(FIFTEEN);
    }
    assertThat(rule.kind()).isEqualTo(Kind.TRIPPED);
    for (var i = 20; i < 40; i++) {
      rule.sample(counters(rule, bad += 9.5, i * 100.0)).pass(FIFTEEN);
    }
    assertThat(rule.kind()).isEqualTo(Kind.TRIPPED);
    for (var i = 40; i < 60; i++) {
      rule.sample(counters(rule, bad += 1, i * 100.0)).pass(FIFTEEN);
    }
    assertThat(rule.kind()).isEqualTo(Kind.OK);
  }
}
