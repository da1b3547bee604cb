package dev.ripcord.real;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The machine that other tests stand on is what it says it is. */
@Needs(Part.SYSTEMD_GUEST)
class StreamLickMachineTest {
  private static StreamLickMachine machine;

  @BeforeAll
  static void boot() {
    machine = StreamLickMachine.boot();
  }

  @AfterAll
  static void close() {
    machine.close();
  }

  @Test
  void each_part_answers_through_nginx() {
    assertThat(machine.media().orElseThrow().body()).contains("\"server\":\"antmedia\"");
    assertThat(machine.api().orElseThrow().body())
        .contains("\"mediaServerType\":\"antmedia\"", "\"server\":\"antmedia\"");
    assertThat(machine.bundle()).contains("\"true\" !== 'false'");
  }

  @Test
  void mediasoup_is_saved_in_pm2_but_stopped() {
    assertThat(machine.sh("pm2 jlist | tail -n 1 | grep -o '\"status\":\"[a-z]*\"'").text())
        .isEqualTo("\"status\":\"stopped\"\n\"status\":\"online\"");
    assertThat(machine.guest().read("/home/streamlick/.pm2/dump.pm2")).contains("mediasoup");
  }

  @Test
  void systemd_starts_a_killed_unit_again_and_counts_it() {
    var before = Integer.parseInt(machine.unit("antmedia", "NRestarts"));
    machine.guest().sh("kill -9 $(systemctl show antmedia -p MainPID --value)").text();
    Eventually.holds(
        "one restart more",
        () -> Integer.parseInt(machine.unit("antmedia", "NRestarts")) == before + 1);
    Eventually.holds("antmedia answers", () -> machine.media().orElseThrow().status() == 200);
  }

  @Test
  void a_stand_in_fails_when_it_is_told_to() {
    machine.antMedia("{\"health\": \"error\"}");
    assertThat(machine.media().orElseThrow().status()).isEqualTo(500);
    machine.antMedia("{\"health\": \"wrong-version\"}");
    assertThat(machine.media().orElseThrow().body()).contains("0.0.1");
    machine.antMedia("{}");
    assertThat(machine.media().orElseThrow().body()).contains("2.11.3");
  }
}
