package dev.ripcord.real;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The emergency script of StreamLick's runbook, run as it stands. */
@Needs(Part.SYSTEMD_GUEST)
class NaiveEmergencyTest {
  private static final String SCRIPT = "/opt/scripts/emergency-rollback.sh";

  /**
   * It leaves the API and the front end on Ant Media, and says COMPLETE (logic faults of all
   * runbooks).
   */
  @Test
  void it_says_complete_while_the_api_is_broken_and_the_front_end_uses_what_was_stopped() {
    try (var machine = StreamLickMachine.boot()) {
      assertThat(machine.sh(SCRIPT).text()).endsWith("=== EMERGENCY ROLLBACK COMPLETE ===");
      assertThat(machine.media().orElseThrow().body()).contains("mediasoup");
      Eventually.holds("the API is up", () -> machine.api().orElseThrow().status() != 502);
      assertThat(machine.api().orElseThrow().status()).isEqualTo(503);
      assertThat(machine.bundle()).contains("\"true\" !== 'false'");
    }
  }

  /**
   * With sudo, as the runbook says (StreamLick): root's pm2 starts a mediasoup that nobody else
   * sees.
   */
  @Test
  void with_sudo_it_starts_mediasoup_in_a_pm2_of_root_and_restarts_nothing() {
    try (var machine = StreamLickMachine.boot()) {
      var api = machine.sh("pm2 pid streamlick-api").text();
      assertThat(machine.sh("sudo " + SCRIPT).text()).endsWith("COMPLETE ===");
      assertThat(machine.sh("pm2 pid streamlick-api").text()).isEqualTo(api);
      assertThat(machine.guest().run("pm2", "pid", "mediasoup").text()).isNotEmpty();
      assertThat(machine.sh("pm2 jlist | tail -n 1").text()).contains("\"status\":\"stopped\"");
    }
  }
}
