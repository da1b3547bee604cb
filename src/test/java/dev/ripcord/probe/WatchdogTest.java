package dev.ripcord.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.clock.FakeClock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WatchdogTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(1);
  private static final Duration BEAT = Duration.ofMillis(100);

  private final FakeClock clock = new FakeClock();
  private final AtomicInteger ended = new AtomicInteger();
  private final Watchdog dog = new Watchdog(clock, TIMEOUT, ended::incrementAndGet);

  @Test
  void it_ends_the_look_once_when_the_time_is_up() {
    beats(9);
    assertThat(ended).hasValue(0);
    assertThat(dog.timeUp()).isFalse();

    beats(3);

    assertThat(ended).hasValue(1);
    assertThat(dog.timeUp()).isTrue();
    assertThat(dog.late()).isZero();
  }

  @Test
  void a_process_that_was_paused_notices_it() {
    beats(3);
    clock.tick(Duration.ofMillis(600));
    assertThat(dog.late()).isEqualTo(Duration.ofMillis(500));

    for (var i = 0; i < 7; i++) {
      dog.tick();
    }

    assertThat(dog.late()).isEqualTo(Duration.ofMillis(500));
  }

  private void beats(int count) {
    for (var i = 0; i < count; i++) {
      clock.tick(BEAT);
      dog.tick();
    }
  }
}
