package dev.ripcord.decide.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.decide.guard.Happening;
import dev.ripcord.journal.Outcome;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ChronicleTest {
  private static final Instant ENDED = Instant.parse("2026-03-01T10:00:00Z");

  private static Optional<Happening> of(boolean automatic, boolean begun, Outcome outcome) {
    return Chronicle.of(
        new Chronicle.Rollback(ENDED, Optional.of(4), 1, automatic, begun, outcome), _ -> Map.of());
  }

  @Test
  void one_that_was_refused_is_tried_again_later_and_tells_nothing_of_the_release() {
    assertThat(of(true, false, Outcome.REFUSED)).contains(new Happening.Tried(ENDED));
    assertThat(of(false, false, Outcome.REFUSED)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"REFUSED", "FAILED_SAFE", "FAILED_DIRTY", "PARTIAL", "UNKNOWN", "RELAPSED"})
  void one_of_which_a_step_was_begun_by_itself_and_that_came_to_nothing_did_not_help(
      Outcome outcome) {
    assertThat(of(true, true, outcome))
        .contains(new Happening.RolledBack(ENDED, 4, 1, true, false));
  }

  @ParameterizedTest
  @EnumSource(names = {"RECOVERED", "RECOVERED_DEGRADED"})
  void one_that_helped_did(Outcome outcome) {
    assertThat(of(true, true, outcome)).contains(new Happening.RolledBack(ENDED, 4, 1, true, true));
  }
}
