package dev.ripcord.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.journal.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OverdueTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Event BEGAN = new Event.WatchBegan(NOON);

  private static boolean overdue(Duration after, Event... events) {
    return Overdue.until(List.of(events), NOON.plus(after)).isPresent();
  }

  @Test
  void a_watch_without_an_end_is_overdue_a_little_after_its_time() {
    assertThat(overdue(Duration.ofMinutes(1), BEGAN)).isFalse();
    assertThat(overdue(Duration.ofMinutes(3), BEGAN)).isTrue();
  }

  @Test
  void one_that_ended_is_not_and_one_that_began_again_is() {
    var ended = new Event.Watched(true, false, "all good");
    assertThat(overdue(Duration.ofHours(1), BEGAN, ended)).isFalse();
    assertThat(overdue(Duration.ofHours(1), BEGAN, ended, BEGAN)).isTrue();
    assertThat(overdue(Duration.ofHours(1))).isFalse();
  }
}
