package dev.ripcord.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.clock.HandClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PulseTest {
  private final HandClock clock = new HandClock();
  private final Pulse pulse = new Pulse(clock);

  private long after(long millis) {
    clock.pass(Duration.ofMillis(millis));
    return clock.nanoTime();
  }

  @Test
  void a_look_during_which_the_process_stood_still_is_disturbed() {
    pulse.beat();
    var began = after(50);
    pulse.beat();
    after(3000);
    assertThat(pulse.beat()).isEqualTo(Duration.ofSeconds(3));
    assertThat(pulse.disturbed(began, clock.nanoTime())).isTrue();
  }

  @Test
  void one_that_ends_before_the_next_beat_is_disturbed_too() {
    pulse.beat();
    var began = clock.nanoTime();
    assertThat(pulse.disturbed(began, after(3000))).isTrue();
  }

  @Test
  void a_long_look_in_a_process_that_is_awake_is_not() {
    var began = clock.nanoTime();
    for (var i = 0; i < 100; i++) {
      after(50);
      assertThat(pulse.beat()).isZero();
    }
    assertThat(pulse.disturbed(began, clock.nanoTime())).isFalse();
  }

  @Test
  void a_machine_that_slept_is_noticed_by_the_wall_clock() {
    pulse.beat();
    clock.set(clock.now().plus(Duration.ofMinutes(5)));
    after(50);
    assertThat(pulse.beat()).isGreaterThan(Duration.ofMinutes(4));
  }
}
