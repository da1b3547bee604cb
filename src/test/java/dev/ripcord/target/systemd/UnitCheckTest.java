package dev.ripcord.target.systemd;

import static dev.ripcord.target.systemd.Shown.AWAITS_RESTART;
import static dev.ripcord.target.systemd.Shown.NOT_FOUND;
import static dev.ripcord.target.systemd.Shown.NO_PROGRAM;
import static dev.ripcord.target.systemd.Shown.RUNNING;
import static dev.ripcord.target.systemd.Shown.STOPPED;
import static dev.ripcord.target.systemd.Shown.unit;
import static dev.ripcord.target.systemd.Shown.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.catalog.YamlReader;
import dev.ripcord.check.Finding.State;
import dev.ripcord.check.Mark;
import dev.ripcord.host.ScriptedHost;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is answered about a unit. */
class UnitCheckTest {

  @Test
  void a_unit_that_runs_is_good() {
    assertThat(asked("antmedia", RUNNING)).isEqualTo(State.GOOD);
    assertThat(asked("{ name: antmedia }", RUNNING)).isEqualTo(State.GOOD);
  }

  @Test
  void a_unit_that_does_not_run_is_bad() {
    for (var shown : new String[] {STOPPED, NO_PROGRAM, AWAITS_RESTART, NOT_FOUND}) {
      assertThat(asked("antmedia", shown)).isEqualTo(State.BAD);
    }
    assertThat(check("antmedia").judge(unit(AWAITS_RESTART, 0)).said()).contains("crash loop");
  }

  @Test
  void a_unit_that_was_started_a_moment_ago_is_no_evidence_and_bad_when_systemd_did_it() {
    assertThat(check("antmedia").judge(unit(RUNNING, 0.2)).state()).isEqualTo(State.UNKNOWN);
    assertThat(check("antmedia").judge(unit(with(RUNNING, "NRestarts=3"), 0.2)).state())
        .isEqualTo(State.BAD);
  }

  @Test
  void installed_and_stopped_can_be_asked_for() {
    var wanted = "{ name: antmedia, installed: true, state: inactive }";
    assertThat(asked(wanted, STOPPED)).isEqualTo(State.GOOD);
    assertThat(asked(wanted, RUNNING)).isEqualTo(State.BAD);
    assertThat(asked(wanted, NOT_FOUND)).isEqualTo(State.BAD);
    assertThat(asked("{ name: antmedia, state: inactive }", NOT_FOUND)).isEqualTo(State.BAD);
    assertThat(asked("{ name: antmedia, installed: false }", NOT_FOUND)).isEqualTo(State.GOOD);
  }

  @Test
  void starting_at_boot_can_be_asked_for() {
    assertThat(asked("{ name: antmedia, enabled: true }", RUNNING)).isEqualTo(State.GOOD);
    assertThat(asked("{ name: antmedia, enabled: false }", RUNNING)).isEqualTo(State.BAD);
    assertThat(check("{ name: antmedia, enabled: false, state: active }").title())
        .isEqualTo("unit antmedia is active, not enabled");
  }

  @Test
  void a_systemd_that_cannot_be_asked_is_unknown() {
    assertThat(check("antmedia").judge(UnitLook.at(new ScriptedHost(), "antmedia")).state())
        .isEqualTo(State.UNKNOWN);
  }

  @Test
  void what_it_holds_and_how_often_it_was_started_again_are_numbers_and_its_start_is_a_mark() {
    var seen = check("antmedia").judge(unit(with(RUNNING, "NRestarts=3"), 60));

    assertThat(seen.numbers())
        .containsExactly(Map.entry("memory-bytes", 19550208.0), Map.entry("restarts", 3.0));
    assertThat(seen.marks())
        .containsExactly(new Mark("start antmedia", Instant.parse("2026-11-22T20:50:44Z")));
  }

  @Test
  void what_systemd_does_not_tell_is_left_out() {
    var shown = with(RUNNING, "MemoryCurrent=[not set]", "ExecMainStartTimestamp=n/a");
    var seen = check("antmedia").judge(unit(shown, 60));

    assertThat(seen.numbers()).containsOnlyKeys("restarts");
    assertThat(seen.marks()).isEmpty();
    var none = check("antmedia").judge(unit(with(NOT_FOUND, "ExecMainStartTimestamp="), 60));
    assertThat(none.marks()).isEmpty();
  }

  @Test
  void a_start_is_asked_for_in_a_zone_that_is_known() {
    var host = Shown.host(RUNNING, 60);
    var _ = UnitLook.at(host, "antmedia");
    assertThat(host.looks().getFirst().environment()).containsEntry("TZ", "UTC");
  }

  private static State asked(String yaml, String shown) {
    return check(yaml).judge(unit(shown, 60)).state();
  }

  private static UnitCheck check(String yaml) {
    return UnitCheck.shape().readOrThrow(YamlReader.read(yaml, "test"));
  }
}
