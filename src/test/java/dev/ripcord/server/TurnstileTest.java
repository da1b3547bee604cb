package dev.ripcord.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.catalog.Pace;
import dev.ripcord.clock.HandClock;
import dev.ripcord.rule.Sample.State;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnstileTest {
  private static final Duration EVERY = Duration.ofSeconds(1);

  private final HandClock clock = new HandClock();
  private final Wheel wheel = new Wheel();
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private final List<String> looked = new ArrayList<>();
  private final Turnstile turnstile =
      new Turnstile(wheel, (_, spoke) -> looked.add(spoke.probe), clock, waiting::add);

  private void add(int count) {
    for (var i = 0; i < count; i++) {
      wheel.add("shop", "p" + i, new Pace(EVERY, EVERY), 0, clock.nanoTime());
    }
  }

  @Test
  void few_are_given_out_before_one_of_them_has_begun() {
    add(500);
    turnstile.giveOut();
    turnstile.giveOut();
    assertThat(waiting).hasSize(8);
  }

  @Test
  void each_that_begins_gives_out_the_next_one_so_that_all_are_looked_at() {
    add(500);
    turnstile.giveOut();
    while (!waiting.isEmpty()) {
      waiting.remove().run();
    }
    assertThat(looked).hasSize(500).doesNotHaveDuplicates();
  }

  @Test
  void none_is_given_out_by_another_one_after_it_was_closed() {
    add(500);
    turnstile.giveOut();
    turnstile.close();
    while (!waiting.isEmpty()) {
      waiting.remove().run();
    }
    assertThat(looked).hasSize(8);
  }

  @Test
  void a_suspect_waits_for_no_more_than_those_that_were_given_out() {
    add(500);
    var suspect = wheel.due(clock.nanoTime()).orElseThrow();
    turnstile.giveOut();
    wheel.looked(suspect, State.BAD, clock.nanoTime() - EVERY.toNanos());
    for (var i = 0; i <= 8; i++) {
      waiting.remove().run();
    }
    assertThat(looked.getLast()).isEqualTo(suspect.probe);
  }
}
