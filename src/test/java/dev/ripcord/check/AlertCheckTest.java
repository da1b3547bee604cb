package dev.ripcord.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.check.Alerts.Alert;
import dev.ripcord.check.Finding.State;
import dev.ripcord.clock.HandClock;
import dev.ripcord.host.ScriptedHost;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An alert of somebody else's monitoring, as evidence. */
final class AlertCheckTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final AlertCheck CHECK =
      new AlertCheck("HighErrorRate", Map.of("job", "shop"), Duration.ofMinutes(5));

  private static Finding judge(Alert... known) {
    return CHECK.judge(List.of(known), NOW);
  }

  private static Alert firing(Duration heardAgo) {
    return new Alert(NOW.minusSeconds(3600), Optional.empty(), NOW.minus(heardAgo));
  }

  private static Alert ended(Duration heardAgo) {
    var at = NOW.minus(heardAgo);
    return new Alert(NOW.minusSeconds(3600), Optional.of(at), at);
  }

  @Test
  void one_that_fires_is_bad_and_one_that_ended_is_good() {
    assertThat(judge(firing(Duration.ofMinutes(5))).state()).isEqualTo(State.BAD);
    assertThat(judge(firing(Duration.ofSeconds(1))).said()).isEqualTo("it has fired for 1h");
    assertThat(judge(ended(Duration.ofMinutes(5))).isGood()).isTrue();
    assertThat(judge(ended(Duration.ofSeconds(9)), firing(Duration.ofSeconds(1))).state())
        .isEqualTo(State.BAD);
  }

  @Test
  void that_nothing_is_heard_any_more_ends_nothing() {
    assertThat(judge().state()).isEqualTo(State.UNKNOWN);
    assertThat(judge(firing(Duration.ofSeconds(301))).state()).isEqualTo(State.UNKNOWN);
    assertThat(judge(ended(Duration.ofSeconds(301))).state()).isEqualTo(State.UNKNOWN);
    assertThat(judge(ended(Duration.ofSeconds(9)), firing(Duration.ofMinutes(6))).state())
        .as("one of them may still fire")
        .isEqualTo(State.UNKNOWN);
  }

  @Test
  void a_command_that_looks_once_hears_none() {
    var sight = new Sight(new ScriptedHost(), new HandClock(), Checks.secrets(), NOW);
    assertThat(CHECK.look(sight).state()).isEqualTo(State.UNKNOWN);
    assertThat(CHECK.look(sight).said()).contains("only the daemon hears alerts");
    assertThat(CHECK.look(sight.hearing((_, _) -> Optional.of(List.of()))).said())
        .contains("nothing was heard");
  }

  @Test
  void it_is_asked_for_by_its_name_and_labels() {
    var check =
        Checks.of("alert", "{ name: HighErrorRate, labels: { job: shop, env: live }, within: 2m }");
    assertThat(check.title()).isEqualTo("alert HighErrorRate {env=live, job=shop} does not fire");
    assertThat(check.ofHost()).isFalse();
    assertThat(Checks.problem("alert", "{ labels: { job: x } }")).contains("'name' is missing");
    assertThat(Checks.problem("alert", "{ name: X, labels: { a-b: x } }"))
        .contains("the name of a label");
  }
}
