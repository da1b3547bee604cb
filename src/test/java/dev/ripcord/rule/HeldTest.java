package dev.ripcord.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.rule.Sample.State;
import dev.ripcord.rule.Verdict.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** "For a minute" counts what was observed, and nothing else. */
class HeldTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private static Playing tenSeconds() {
    return new Playing("unavailable(api) for 10s", SECOND);
  }

  @Test
  void it_trips_at_the_look_that_completes_the_time() {
    assertThat(tenSeconds().good(5).bad(30).tripped()).contains(Duration.ofSeconds(15));
  }

  @Test
  void until_then_it_is_pending_and_says_how_far_it_is() {
    var rule = tenSeconds().bad(6);
    assertThat(rule.kind()).isEqualTo(Kind.PENDING);
    assertThat(rule.verdict().said()).isEqualTo("5s of 10s, 6 bad looks");
    assertThat(rule.verdict().since()).contains(Playing.START);
  }

  @Test
  void one_good_look_begins_anew() {
    assertThat(tenSeconds().bad(10).good(1).bad(10).tripped()).isEmpty();
  }

  /** Prometheus fired in 5 of 5 such runs: its clock went on while nobody looked. */
  @Test
  void a_time_without_looks_does_not_count() {
    var rule = tenSeconds().bad(1).pass(Duration.ofSeconds(12)).bad(2);
    assertThat(rule.tripped()).isEmpty();
    assertThat(rule.good(20).tripped()).isEmpty();
  }

  @Test
  void after_a_time_without_looks_the_rest_of_the_time_is_enough() {
    var rule = tenSeconds().bad(6).pass(Duration.ofSeconds(30)).bad(20);
    assertThat(rule.tripped()).contains(Duration.ofSeconds(6 + 30 + 5));
  }

  @Test
  void looks_that_tell_nothing_stop_the_clock() {
    var rule = tenSeconds().bad(6).unknown(2).bad(20);
    assertThat(rule.tripped()).contains(Duration.ofSeconds(12));
    assertThat(tenSeconds().bad(6).unknown(1).kind()).isEqualTo(Kind.UNKNOWN);
  }

  @Test
  void looks_that_mostly_tell_nothing_never_add_up() {
    var rule = tenSeconds();
    for (var i = 0; i < 100; i++) {
      rule.bad(1).unknown(1);
    }
    assertThat(rule.tripped()).isEmpty();
  }

  @Test
  void what_was_seen_so_long_ago_is_given_up() {
    assertThat(tenSeconds().bad(8).unknown(70).bad(3).tripped()).isEmpty();
  }

  @Test
  void it_takes_three_bad_looks_however_short_the_time() {
    assertThat(new Playing("unavailable(api) for 1s", SECOND).bad(2).kind())
        .isEqualTo(Kind.INSUFFICIENT);
    assertThat(new Playing("unavailable(api)", SECOND).bad(2).good(1).tripped()).isEmpty();
    assertThat(new Playing("unavailable(api)", SECOND).bad(3).tripped())
        .contains(Duration.ofSeconds(2));
  }

  @Test
  void it_is_over_when_it_was_seen_good_for_its_time_and_not_because_nothing_is_seen() {
    var rule = tenSeconds().bad(12);
    assertThat(rule.pass(Duration.ofHours(1)).kind()).isEqualTo(Kind.TRIPPED);
    assertThat(rule.unknown(60).kind()).isEqualTo(Kind.TRIPPED);
    assertThat(rule.good(10).kind()).isEqualTo(Kind.TRIPPED);
    assertThat(rule.good(1).kind()).isEqualTo(Kind.OK);
  }

  @Test
  void time_that_goes_backwards_adds_nothing() {
    var rule = tenSeconds().bad(6).pass(Duration.ofSeconds(-5)).bad(5);
    assertThat(rule.tripped()).isEmpty();
  }

  @Test
  void all_of_several_have_to_be_bad() {
    var rule = new Playing("all unavailable(a, b) for 5s", SECOND);
    for (var i = 0; i < 20; i++) {
      rule.sample(Sample.of("a", rule.now(), State.BAD));
      rule.sample(Sample.of("b", rule.now(), i < 10 ? State.GOOD : State.BAD));
      rule.pass(SECOND);
    }
    assertThat(rule.tripped()).contains(Duration.ofSeconds(15));
  }

  @Test
  void what_was_not_looked_at_lately_is_open() {
    var rule = new Playing("all unavailable(a, b) for 5s", SECOND);
    rule.sample(Sample.of("b", rule.now(), State.BAD)).looks("a", State.BAD, 20);
    assertThat(rule.tripped()).isEmpty();
    assertThat(rule.kind()).isEqualTo(Kind.UNKNOWN);
  }

  @Test
  void a_number_is_held_like_a_state() {
    var rule = new Playing("memory of app > 90% for 3s", SECOND);
    rule.numbers("app", "memory", 0.5, 0.91, 0.92, 0.9, 0.91, 0.92, 0.93, 0.94);
    assertThat(rule.tripped()).contains(Duration.ofSeconds(7));
  }

  @Test
  void memory_in_bytes_is_another_number_than_its_share() {
    var rule = new Playing("memory of app > 2GB for 3s", SECOND);
    rule.numbers("app", "memory-bytes", 3e9, 3e9, 3e9, 3e9);
    assertThat(rule.tripped()).isPresent();
    var share = new Playing("memory of app > 90% for 3s", SECOND);
    assertThat(share.numbers("app", "memory-bytes", 3e9, 3e9, 3e9, 3e9).tripped()).isEmpty();
  }

  @Test
  void a_number_against_a_baseline_that_nobody_knows_is_open() {
    var rule = new Playing("latency of api > 2x baseline for 3s", SECOND);
    assertThat(rule.numbers("api", "latency", 9, 9, 9, 9, 9, 9).tripped()).isEmpty();
    var latency = new Signal.Reading("latency", "api");
    var before =
        new Sample("api", Playing.START, Sample.State.GOOD, Map.of("latency", 4.0), List.of());
    var known =
        new Playing(
            "latency of api > 2x baseline for 3s",
            SECOND,
            Baseline.of(List.of(latency), Map.of(), List.of(before)),
            Demand.USUAL);
    assertThat(known.numbers("api", "latency", 9, 9, 9, 9, 9, 9).tripped()).isPresent();
  }

  @Test
  void so_many_in_a_row_trip_at_the_last_of_them() {
    var rule = new Playing("errors(api) >= 5 consecutive", SECOND);
    assertThat(rule.bad(4).good(1).bad(4).unknown(3).bad(1).tripped())
        .contains(Duration.ofSeconds(12));
  }

  @Test
  void growth_is_measured_over_the_whole_time() {
    var leak = new double[40];
    var noise = new double[40];
    for (var i = 0; i < leak.length; i++) {
      leak[i] = 1e9 + i * 2e7;
      noise[i] = 1e9 + (i % 2) * 2e8;
    }
    var minute = Duration.ofMinutes(1);
    var text = "slope(memory of app) > 1%/min for 30m";
    assertThat(new Playing(text, minute).numbers("app", "memory", leak).tripped())
        .contains(Duration.ofMinutes(30));
    assertThat(new Playing(text, minute).numbers("app", "memory", noise).tripped())
        .isEqualTo(Optional.empty());
  }
}
