package dev.ripcord.real;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What pm2 claims in the runbooks, and what is so, on a real pm2. */
@Needs(Part.SYSTEMD_GUEST)
class NaivePm2CommandsTest {
  private static final String IDLE = "setInterval(() => {}, 1000)";
  // Without min_uptime an application that needs a second to crash is restarted for ever, as
  // "online".
  private static final String CRASHING =
      """
      {"apps": [{"name": "crash", "script": "/t/crash/server.js", "max_restarts": 2, "min_uptime": 60000}]}
      """;
  private static StreamLickMachine machine;

  @BeforeAll
  static void boot() {
    machine = StreamLickMachine.boot();
  }

  @AfterAll
  static void close() {
    machine.close();
  }

  /**
   * {@code pm2 start X --name svc || pm2 restart svc} (StreamLick): the same script online is a
   * failure.
   */
  @Test
  void starting_what_is_online_fails() {
    script("/t/same/server.js", IDLE);
    machine.sh("pm2 start /t/same/server.js --name same").text();
    var again = machine.sh("pm2 start /t/same/server.js --name same");
    assertThat(again.ok()).isFalse();
    assertThat(again.out() + again.err()).contains("already launched");
  }

  /** {@code pm2 start X --name svc}: another script under the same name makes two processes. */
  @Test
  void starting_another_release_under_the_same_name_makes_two_processes() {
    script("/t/releases/1/server.js", IDLE);
    script("/t/releases/2/server.js", IDLE);
    machine.sh("pm2 start /t/releases/1/server.js --name two").text();
    assertThat(machine.sh("pm2 start /t/releases/2/server.js --name two || pm2 restart two").ok())
        .isTrue();
    assertThat(machine.sh("pm2 pid two").text().lines()).hasSize(2);
  }

  /** {@code pm2 restart} after an edit of .env: what pm2 keeps of the old environment wins. */
  @Test
  void a_restart_after_an_edit_of_the_env_file_still_uses_the_old_value() {
    var start = "pm2 start /opt/streamlick-api/server.js --name streamlick-api";
    machine.sh("pm2 delete streamlick-api && MEDIA_SERVER_TYPE=antmedia " + start).text();
    var edit =
        "sed -i 's/^MEDIA_SERVER_TYPE=.*/MEDIA_SERVER_TYPE=mediasoup/' /opt/streamlick-api/.env";
    assertThat(machine.sh(edit + " && pm2 restart streamlick-api").ok()).isTrue();
    Eventually.holds(
        "the API answers", () -> machine.api().filter(it -> it.status() != 502).isPresent());
    assertThat(machine.api().orElseThrow().body()).contains("\"mediaServerType\":\"antmedia\"");

    machine.sh("pm2 delete streamlick-api && " + start).text();
    Eventually.holds(
        "the API answers", () -> machine.api().filter(it -> it.status() != 502).isPresent());
    assertThat(machine.api().orElseThrow().body()).contains("\"mediaServerType\":\"mediasoup\"");
  }

  /** {@code pm2 restart} of an application that crashes: success. */
  @Test
  void a_restart_of_a_crashing_application_succeeds() {
    script("/t/crash/server.js", "process.exit(1)");
    script("/t/crash/app.json", CRASHING);
    machine.sh("pm2 start /t/crash/app.json").text();
    assertThat(machine.sh("pm2 restart crash").ok()).isTrue();
    Eventually.holds("errored", () -> machine.sh("pm2 describe crash").out().contains("errored"));
  }

  /** {@code pm2 pid} of a name that does not exist: success; only some commands refuse it. */
  @Test
  void the_process_id_of_an_unknown_application_is_no_failure() {
    assertThat(machine.sh("pm2 pid nosuch").ok()).isTrue();
    assertThat(machine.sh("pm2 restart nosuch").ok()).isFalse();
  }

  /**
   * {@code sudo emergency-rollback.sh} (StreamLick): root has a pm2 of its own, which knows
   * nothing.
   */
  @Test
  void a_restart_with_sudo_asks_another_pm2_and_or_true_swallows_it() {
    var before = machine.sh("pm2 pid streamlick-api").text();
    var ran = machine.sh("sudo sh -c 'pm2 restart streamlick-api || true'");
    assertThat(ran.ok()).isTrue();
    assertThat(ran.out() + ran.err()).contains("not found");
    assertThat(machine.sh("pm2 pid streamlick-api").text()).isEqualTo(before);
  }

  private static void script(String path, String text) {
    machine.guest().write(path, text, "644");
  }
}
