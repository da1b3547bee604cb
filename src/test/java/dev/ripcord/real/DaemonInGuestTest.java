package dev.ripcord.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.host.Quote;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The daemon as a unit of a real systemd, beside the unit of the runbook (Sermon Uploader). */
@Needs(Part.SYSTEMD_GUEST)
class DaemonInGuestTest {
  private static final String CATALOG =
      """
      ripcord: 1
      journal: /var/lib/ripcord/journal.db
      notify:
        channels:
          ops: { webhook: { url: "${credential:hook}" } }
      services:
        shop:
          target: { directory: { releases: /srv/releases, current: /srv/current } }
          probes: { runs: { file: { path: /srv/runs }, every: 1s, retry: 1s } }
          remedies:
            start: { steps: [ { command: { run: [ /srv/start ], observe: { file: /srv/runs }, undo: nothing } } ] }
          rules: { gone: { when: unavailable(runs) for 2s, severity: critical, first: [ start ] } }
          procedures: { quick: { budget: 1m, steps: [ { rollback: release } ] } }
      """;

  /** As it stands there, with a program that watches in the place of the runbook's script. */
  private static final String NAIVE =
      """
      [Unit]
      Requires=docker.service
      After=docker.service

      [Service]
      Environment=GITHUB_TOKEN=the-token-of-the-runbook
      ExecStart=/bin/sleep 100000
      Restart=always
      """;

  private static Guest guest;

  @BeforeAll
  static void boot() {
    guest = Guest.boot(RipcordInGuest.binds());
    guest.write("/usr/local/bin/ripcord", program(), "755");
    guest.write("/etc/ripcord/ripcord.yaml", CATALOG, "600");
    guest.write("/etc/ripcord/credentials/hook", "http://127.0.0.1:9/the-secret-hook", "600");
    guest.write("/srv/releases/1/version", "1", "644");
    guest.write("/srv/runs", "", "644");
    guest.write(
        "/srv/start", "#!/bin/sh\nsetsid sleep 4711 >/dev/null 2>&1 & touch /srv/runs", "755");
    guest.write(
        "/etc/systemd/system/docker.service", "[Service]\nExecStart=/bin/sleep 100000\n", "644");
    guest.write("/etc/systemd/system/health-monitor.service", NAIVE, "644");
    guest.sh("ln -s releases/1 /srv/current").text();
    guest
        .sh(
            "ripcord --catalog /etc/ripcord/ripcord.yaml export systemd"
                + " >/etc/systemd/system/ripcord.service && systemctl daemon-reload")
        .text();
    guest.write(
        "/etc/systemd/system/ripcord.service.d/soon.conf", "[Service]\nWatchdogSec=6\n", "644");
    guest.sh("systemctl daemon-reload; systemctl start docker health-monitor").text();
  }

  @AfterAll
  static void close() {
    guest.close();
  }

  private static String program() {
    var words = RipcordInGuest.words().stream().map(Quote::word).toList();
    return "#!/bin/sh\nexec " + String.join(" ", words) + " \"$@\"\n";
  }

  private static String show(String unit, String property) {
    return guest.run("systemctl", "show", "-P", property, unit).text();
  }

  private static void start() {
    var started = guest.run("systemctl", "start", "ripcord");
    assertThat(started.ok()).as(guest.run("journalctl", "-u", "ripcord").out()).isTrue();
  }

  @Test
  void it_is_up_when_it_watches_and_when_it_hangs_another_one_takes_its_place() {
    start();
    assertThat(guest.run("journalctl", "-u", "ripcord").out()).contains("watching: services 1");
    var pid = show("ripcord", "MainPID");
    guest.run("kill", "-STOP", pid).text();
    Eventually.holds(
        "another one watches",
        () ->
            !show("ripcord", "MainPID").matches("0|" + pid)
                && show("ripcord", "ActiveState").equals("active"));
    assertThat(show("ripcord", "NRestarts")).isNotEqualTo("0");
  }

  @Test
  void what_a_remedy_started_goes_on_when_the_daemon_is_stopped() {
    start();
    guest.run("rm", "/srv/runs").text();
    Eventually.holds("it is there again", () -> guest.run("test", "-e", "/srv/runs").ok());
    Eventually.holds(
        "it is over", () -> guest.run("journalctl", "-u", "ripcord").out().contains("well again"));
    guest.run("systemctl", "stop", "ripcord").text();
    assertThat(show("ripcord", "ActiveState")).isEqualTo("inactive");
    assertThat(guest.sh("grep -l 4711 /proc/[0-9]*/cmdline").out()).isNotBlank();
    assertThat(guest.run("journalctl", "-u", "ripcord").out())
        .contains("the remedy 'start' begins by itself", "ended: RECOVERED");
  }

  @Test
  void the_monitor_of_the_runbook_stops_with_docker_and_this_one_does_not() {
    start();
    guest.run("systemctl", "start", "docker", "health-monitor").text();
    guest.run("systemctl", "stop", "docker").text();
    assertThat(show("health-monitor", "ActiveState")).isEqualTo("inactive");
    assertThat(show("ripcord", "ActiveState")).isEqualTo("active");
  }

  @Test
  void a_token_in_a_unit_can_be_read_by_everybody_and_a_credential_cannot() {
    start();
    assertThat(asNobody("systemctl show health-monitor")).contains("the-token-of-the-runbook");
    assertThat(asNobody("systemctl show ripcord; cat /etc/systemd/system/ripcord.service"))
        .contains("hook:/etc/ripcord/credentials/hook")
        .doesNotContain("the-secret-hook");
    var pid = show("ripcord", "MainPID");
    assertThat(guest.sh("cat /proc/" + pid + "/environ /proc/" + pid + "/cmdline").out())
        .doesNotContain("the-secret-hook");
  }

  private static String asNobody(String script) {
    return guest.sh("nobody", script).out();
  }
}
