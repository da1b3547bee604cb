package dev.ripcord.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.rule.Sample.State;
import dev.ripcord.rule.Verdict.Kind;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Starts are counted by their own time. */
class RestartsTest {
  private static final Duration TEN = Duration.ofSeconds(10);
  private final Playing rule = new Playing("restarts(app) > 3 in 5m", TEN);

  /** A look that sees the start of so long ago. */
  private void look(Duration ago) {
    var marks = Playing.starts(rule.now().minus(ago));
    rule.sample(new Sample("app", rule.now(), State.GOOD, Map.of(), marks)).pass(TEN);
  }

  private void crash(int times) {
    for (var i = 0; i < times; i++) {
      look(Duration.ofSeconds(3));
    }
  }

  @Test
  void the_fourth_restart_trips_more_than_three() {
    look(Duration.ofHours(5));
    crash(3);
    assertThat(rule.tripped()).isEmpty();
    crash(1);
    assertThat(rule.tripped()).contains(Duration.ofSeconds(40));
  }

  @Test
  void the_start_that_was_there_at_the_first_look_is_no_restart() {
    crash(4);
    assertThat(rule.tripped()).isEmpty();
  }

  /** The rate of container_start_time_seconds stayed above 3 for ten minutes after one restart. */
  @Test
  void one_restart_that_is_seen_again_and_again_is_one() {
    look(Duration.ofDays(1));
    var start = rule.now();
    for (var i = 0; i < 60; i++) {
      look(Duration.between(start, rule.now()));
    }
    assertThat(rule.tripped()).isEmpty();
  }

  @Test
  void a_start_that_two_sources_tell_of_is_one() {
    look(Duration.ofHours(5));
    for (var i = 0; i < 3; i++) {
      var at = rule.now().minusSeconds(3);
      var twice = Playing.starts(at, at.plusMillis(40));
      rule.sample(new Sample("app", rule.now(), State.GOOD, Map.of(), twice)).pass(TEN);
    }
    assertThat(rule.tripped()).isEmpty();
  }

  @Test
  void a_crash_loop_that_waits_longer_and_longer_does_not_look_cured() {
    look(Duration.ofHours(5));
    crash(4);
    var last = rule.now();
    for (var i = 0; i < 25; i++) {
      look(Duration.between(last.minusSeconds(13), rule.now()));
    }
    assertThat(rule.kind()).isEqualTo(Kind.TRIPPED);
    for (var i = 0; i < 15; i++) {
      look(Duration.between(last.minusSeconds(13), rule.now()));
    }
    assertThat(rule.kind()).isEqualTo(Kind.OK);
  }
}
