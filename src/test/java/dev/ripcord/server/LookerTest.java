package dev.ripcord.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.catalog.Pace;
import dev.ripcord.check.Finding;
import dev.ripcord.clock.HandClock;
import dev.ripcord.probe.Origin;
import dev.ripcord.rule.Sample;
import dev.ripcord.rule.Sample.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class LookerTest {
  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final Finding ANSWERED = Finding.bad("503").from(Origin.ANSWER);
  private static final Finding SILENT = Finding.bad("no end within 1 s").from(Origin.REMOTE);

  private final HandClock clock = new HandClock();
  private final Pulse pulse = new Pulse(clock);
  private final Wheel wheel = new Wheel();
  private final List<Sample> samples = new ArrayList<>();

  private State look(Duration late, Duration takes, Finding finding) {
    Hands.Look slow =
        _ -> {
          clock.pass(takes);
          return finding;
        };
    var looker =
        new Looker(
            _ -> Map.of("p", slow),
            clock,
            pulse,
            new Tallies(),
            (_, sample) -> samples.add(sample));
    wheel.add("shop", "p", new Pace(EVERY, EVERY), 0, clock.nanoTime());
    var spoke = wheel.due(clock.nanoTime()).orElseThrow();
    clock.pass(late);
    pulse.beat();
    looker.look(wheel, spoke);
    return samples.getLast().state();
  }

  @Test
  void what_was_seen_in_time_counts() {
    assertThat(look(Duration.ZERO, Duration.ofMillis(100), SILENT)).isEqualTo(State.BAD);
  }

  @Test
  void silence_that_was_met_late_may_be_our_own_doing() {
    assertThat(look(Duration.ofMillis(600), Duration.ZERO, SILENT)).isEqualTo(State.UNKNOWN);
  }

  @Test
  void silence_while_the_process_stood_still_is_our_own_doing() {
    assertThat(look(Duration.ZERO, Duration.ofSeconds(1), SILENT)).isEqualTo(State.UNKNOWN);
  }

  @Test
  void an_answer_stays_what_it_is_however_late_it_was_asked_for() {
    assertThat(look(Duration.ofSeconds(9), Duration.ofSeconds(1), ANSWERED)).isEqualTo(State.BAD);
  }

  @Test
  void an_answer_that_lay_there_while_the_process_stood_still_is_no_news() {
    assertThat(look(Duration.ZERO, Duration.ofSeconds(3), ANSWERED)).isEqualTo(State.UNKNOWN);
  }

  @Test
  void a_look_that_does_not_end_tells_at_its_pace_that_nothing_is_known() {
    var own = new AtomicReference<Optional<Looker>>(Optional.empty());
    Hands.Look endless =
        _ -> {
          for (var passed : List.of(240_000, 60_000, 400, 400, 400)) {
            clock.pass(Duration.ofMillis(passed));
            own.get().orElseThrow().stuck();
          }
          return ANSWERED;
        };
    var looker =
        new Looker(
            _ -> Map.of("p", endless),
            clock,
            pulse,
            new Tallies(),
            (_, sample) -> samples.add(sample));
    own.set(Optional.of(looker));
    wheel.add("shop", "p", new Pace(EVERY, EVERY), 0, clock.nanoTime());
    var began = clock.now();
    looker.look(wheel, wheel.due(clock.nanoTime()).orElseThrow());
    looker.stuck();
    assertThat(samples)
        .extracting(each -> Duration.between(began, each.at()).toMillis())
        .containsExactly(300_000L, 301_200L, 301_200L);
    assertThat(samples.subList(0, 2))
        .extracting(Sample::state)
        .containsExactly(State.UNKNOWN, State.UNKNOWN);
  }

  @Test
  void a_look_that_cannot_be_made_tells_that_nothing_is_known() {
    var looker =
        new Looker(_ -> Map.of(), clock, pulse, new Tallies(), (_, sample) -> samples.add(sample));
    wheel.add("shop", "p", new Pace(EVERY, EVERY), 0, clock.nanoTime());
    looker.look(wheel, wheel.due(clock.nanoTime()).orElseThrow());
    assertThat(samples).extracting(Sample::state).containsExactly(State.UNKNOWN);
  }
}
