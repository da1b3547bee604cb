package dev.ripcord.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.rule.Sample;
import dev.ripcord.rule.Sample.State;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SuspicionTest {
  private final Suspicion suspicion = new Suspicion();

  private boolean rises(String probe, State state, boolean isIll) {
    var at = Instant.parse("2026-03-01T12:00:00Z");
    return suspicion.rises("shop", new Sample(probe, at, state, Map.of(), List.of()), isIll);
  }

  @Test
  void the_first_bad_look_of_each_probe_is_news_and_the_next_is_none() {
    assertThat(rises("web", State.GOOD, false)).isFalse();
    assertThat(rises("web", State.BAD, false)).isTrue();
    assertThat(rises("web", State.BAD, false)).isFalse();
    assertThat(rises("web", State.UNKNOWN, false)).isFalse();
    assertThat(rises("web", State.BAD, false)).isFalse();
    assertThat(rises("api", State.BAD, false)).isTrue();
  }

  @Test
  void one_that_was_good_again_is_news_again() {
    assertThat(rises("web", State.BAD, false)).isTrue();
    assertThat(rises("web", State.GOOD, false)).isFalse();
    assertThat(rises("web", State.BAD, false)).isTrue();
  }

  @Test
  void a_service_that_falls_ill_by_looks_that_are_good_is_news_too() {
    assertThat(rises("web", State.GOOD, true)).isTrue();
    assertThat(rises("web", State.GOOD, true)).isFalse();
    assertThat(rises("web", State.GOOD, false)).isFalse();
    assertThat(rises("web", State.GOOD, true)).isTrue();
  }

  @Test
  void bad_looks_of_one_that_is_ill_for_long_are_none() {
    assertThat(rises("web", State.BAD, true)).isTrue();
    assertThat(rises("web", State.BAD, false)).isFalse();
    assertThat(rises("web", State.BAD, false)).isFalse();
  }
}
