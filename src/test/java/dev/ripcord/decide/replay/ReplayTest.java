package dev.ripcord.decide.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.catalog.Service;
import dev.ripcord.decide.guard.Guard;
import dev.ripcord.decide.guard.Happening;
import dev.ripcord.decide.guard.Judgement.Course;
import dev.ripcord.decide.guard.WatchedService;
import dev.ripcord.rule.Sample;
import dev.ripcord.rule.Sample.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the rules would have done with what was seen. */
class ReplayTest {
  private final Service service = WatchedService.usual();
  private final Replay replay = Replay.of(service);
  private Instant now = Instant.parse("2026-03-01T10:00:00Z");

  /** A look every ten seconds of the service; what is around it is well. */
  private void look(State state, Duration length) {
    look(state, State.GOOD, length);
  }

  private void look(State state, State db, Duration length) {
    for (var end = now.plus(length); now.isBefore(end); now = now.plusSeconds(10)) {
      replay.take(new Happening.Looked(Sample.of("gateway", now, State.GOOD)));
      replay.take(new Happening.Looked(Sample.of("db", now, db)));
      replay.take(new Happening.Looked(Sample.of("api", now, state)));
    }
  }

  private void deploy(int release) {
    replay.take(new Happening.Deployed(now, release, Map.of()));
  }

  @Test
  void a_bad_release_would_have_been_gone_back_from_once() {
    look(State.GOOD, Duration.ofHours(1));
    deploy(2);
    look(State.GOOD, Duration.ofMinutes(2));
    look(State.BAD, Duration.ofMinutes(30));
    var all = replay.end();
    assertThat(all.times(Course.ACT)).isEqualTo(1);
    assertThat(all.episodes())
        .first()
        .satisfies(each -> {
          assertThat(each.rule()).isEqualTo("down");
          assertThat(each.held()).isEmpty();
        });
    assertThat(all.samples()).containsEntry("api", 552);
  }

  @Test
  void what_was_really_done_by_itself_does_not_count_twice() {
    look(State.GOOD, Duration.ofHours(1));
    deploy(2);
    look(State.GOOD, Duration.ofMinutes(2));
    look(State.BAD, Duration.ofMinutes(3));
    replay.take(new Happening.RolledBack(now, 2, 1, true, true));
    look(State.GOOD, Duration.ofHours(2));
    replay.take(new Happening.Certified(now, 1));
    deploy(3);
    look(State.GOOD, Duration.ofMinutes(2));
    look(State.BAD, Duration.ofMinutes(3));
    assertThat(replay.end().times(Course.ACT)).isEqualTo(2);
  }

  @Test
  void what_held_is_counted_by_guard() {
    look(State.GOOD, Duration.ofHours(1));
    look(State.BAD, Duration.ofMinutes(3));
    look(State.GOOD, Duration.ofMinutes(10));
    deploy(2);
    look(State.GOOD, Duration.ofMinutes(5));
    look(State.BAD, State.BAD, Duration.ofMinutes(3));
    look(State.GOOD, Duration.ofMinutes(5));
    var all = replay.end();
    assertThat(all.times(Course.ACT)).isZero();
    assertThat(all.times(Course.HELD)).isEqualTo(2);
    assertThat(all.held())
        .containsOnly(
            Map.entry(Guard.ARMED_BY_A_CHANGE.word(), 1), Map.entry(Guard.DEPENDENCIES.word(), 1));
    assertThat(all.episodes()).allMatch(each -> each.over().isPresent());
  }

  @Test
  void what_was_held_at_first_and_then_done_says_when() {
    look(State.GOOD, Duration.ofHours(1));
    deploy(2);
    look(State.GOOD, Duration.ofMinutes(5));
    replay.take(new Happening.Held(now, "ann"));
    look(State.BAD, Duration.ofMinutes(5));
    replay.take(new Happening.Armed(now, "ann"));
    look(State.BAD, Duration.ofMinutes(1));
    assertThat(replay.end().episodes())
        .singleElement()
        .satisfies(each -> {
          assertThat(each.course()).isEqualTo(Course.ACT);
          assertThat(each.at()).isAfterOrEqualTo(each.tripped().plusSeconds(200));
          assertThat(each.held()).extracting(it -> it.guard()).containsExactly(Guard.PERSON);
        });
  }

  @Test
  void a_baseline_is_what_was_seen_in_the_half_hour_before_a_deployment() {
    var slow =
        WatchedService.of(
            """
            probes: { web: { tcp: 1, every: 10s } }
            rules: { slow: { when: latency of web > 2x baseline for 1m, action: rollback } }
            """);
    var other = Replay.of(slow);
    for (var i = 0; i < 360; i++) {
      now = now.plusSeconds(10);
      if (i == 300) {
        other.take(new Happening.Deployed(now, 2, Map.of()));
      }
      var latency = Map.of(Sample.LATENCY, i < 320 ? 0.1 : 0.25);
      other.take(new Happening.Looked(new Sample("web", now, State.GOOD, latency, List.of())));
    }
    assertThat(other.end().times(Course.ACT)).isEqualTo(1);
  }

  @Test
  void probes_that_the_catalog_does_not_name_are_told() {
    replay.take(new Happening.Looked(Sample.of("ap", now, State.GOOD)));
    assertThat(replay.end().strangers()).containsExactly("ap");
  }
}
