package dev.ripcord.real;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What {@code systemctl} claims in the runbooks, and what is so, on a real systemd. */
@Needs(Part.SYSTEMD_GUEST)
class NaiveSystemdCommandsTest {
  private static Guest guest;

  @BeforeAll
  static void boot() {
    guest = Guest.boot();
  }

  @AfterAll
  static void close() {
    guest.close();
  }

  /** {@code systemctl stop} in a script of two minutes (StreamLick): it may wait for 90 s. */
  @Test
  void a_stop_waits_for_a_deaf_process_for_90_seconds() {
    unit(
        "deaf",
        "ExecStart=/bin/bash -c 'trap \"\" TERM; touch /run/deaf; while :; do sleep 1; done'");
    guest.run("systemctl", "start", "deaf").text();
    Eventually.holds("it is deaf", () -> guest.run("test", "-e", "/run/deaf").ok());
    assertThat(show("deaf", "TimeoutStopUSec")).isEqualTo("1min 30s");
    assertThat(guest.run("timeout", "1", "systemctl", "stop", "deaf").exit()).isEqualTo(124);
    assertThat(show("deaf", "ActiveState")).isEqualTo("deactivating");
    guest.run("systemctl", "kill", "-s", "KILL", "deaf").text();
  }

  /**
   * {@code systemctl start} then check at once (Lavalink): success for a program that is not there.
   */
  @Test
  void a_start_succeeds_for_a_program_that_does_not_exist() {
    unit("gone", "ExecStart=/opt/gone/server");
    assertThat(guest.run("systemctl", "start", "gone").ok()).isTrue();
    Eventually.holds("failed", () -> show("gone", "ActiveState").equals("failed"));
  }

  /** {@code systemctl start} then check at once (Lavalink): active, and dead a moment later. */
  @Test
  void a_unit_is_active_at_once_and_dies_a_moment_later() {
    unit("brief", "ExecStart=/bin/bash -c 'while [ ! -e /run/die ]; do sleep 0.02; done; exit 1'");
    assertThat(guest.run("systemctl", "start", "brief").ok()).isTrue();
    assertThat(guest.run("systemctl", "is-active", "brief").text()).isEqualTo("active");
    guest.run("touch", "/run/die").text();
    Eventually.holds("failed", () -> show("brief", "ActiveState").equals("failed"));
  }

  /**
   * The start limit: after some failures even a healthy release is refused, until {@code
   * reset-failed}.
   */
  @Test
  void a_good_release_is_refused_after_the_bad_one_used_up_the_starts() {
    unit("limited", "ExecStart=/t/current/run\n[Unit]\nStartLimitIntervalSec=600");
    guest.write("/t/current/run", "#!/bin/false\n", "755");
    for (var i = 0; i < 5; i++) {
      guest.run("systemctl", "start", "limited");
      Eventually.holds("failed", () -> show("limited", "ActiveState").equals("failed"));
    }
    guest.write("/t/current/run", "#!/bin/sh\nexec sleep 1000\n", "755");
    assertThat(guest.run("systemctl", "start", "limited").ok()).isFalse();
    assertThat(guest.run("journalctl", "-u", "limited").text()).contains("repeated too quickly");
    guest.run("systemctl", "reset-failed", "limited").text();
    assertThat(guest.run("systemctl", "start", "limited").ok()).isTrue();
  }

  /** {@code systemctl status} in a script: it ends the script right after a stop that went well. */
  @Test
  void a_script_dies_of_status_right_after_a_successful_stop() {
    unit("stopped", "ExecStart=/bin/sleep 1000");
    guest.run("systemctl", "start", "stopped").text();
    var ran =
        guest.sh(
            "set -e; systemctl stop stopped; systemctl status stopped; echo started mediasoup");
    assertThat(ran.exit()).isEqualTo(3);
    assertThat(ran.out()).doesNotContain("started mediasoup");
    assertThat(show("stopped", "ActiveState")).isEqualTo("inactive");
    assertThat(guest.run("systemctl", "status", "nosuch").exit()).isEqualTo(4);
  }

  /**
   * {@code sleep 15} (Lavalink): a guess, here made small; the service is slower than the guess.
   */
  @Test
  void a_fixed_sleep_ends_before_the_service_answers() {
    unit(
        "slow",
        "ExecStart=/bin/bash -c 'until [ -e /run/warm ]; do sleep 0.02; done; exec node /t/version.js new'");
    server();
    var ran = guest.sh("systemctl start slow && sleep 0.2 && echo started");
    assertThat(ran.text()).isEqualTo("started");
    assertThat(guest.get("http://localhost:2333/version")).isEmpty();
    guest.run("touch", "/run/warm").text();
    Eventually.holds("an answer", () -> guest.get("http://localhost:2333/version").isPresent());
    guest.run("systemctl", "stop", "slow").text();
  }

  /**
   * {@code /version} of Lavalink: both releases use port 2333, so the old process may be the one
   * that answers.
   */
  @Test
  void a_stale_process_answers_for_the_release_that_could_not_start() {
    server();
    try (var stale = guest.start("node", "/t/version.js", "stale")) {
      Eventually.holds("an answer", () -> guest.get("http://localhost:2333/version").isPresent());
      unit("lavalink", "ExecStart=/usr/bin/node /t/version.js new");
      assertThat(guest.sh("systemctl start lavalink && curl -s localhost:2333/version").text())
          .isEqualTo("stale");
      Eventually.holds("failed", () -> show("lavalink", "ActiveState").equals("failed"));
      assertThat(stale.running()).isTrue();
    }
  }

  private static void server() {
    var script = "require('http').createServer((_, r) => r.end(process.argv[2])).listen(2333)";
    guest.write("/t/version.js", script, "644");
  }

  private static void unit(String name, String exec) {
    guest.write("/etc/systemd/system/" + name + ".service", "[Service]\n" + exec + "\n", "644");
    guest.run("systemctl", "daemon-reload").text();
  }

  private static String show(String unit, String property) {
    return guest.run("systemctl", "show", unit, "-p", property, "--value").text();
  }
}
