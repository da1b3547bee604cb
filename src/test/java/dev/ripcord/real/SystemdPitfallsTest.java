package dev.ripcord.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.YamlReader;
import dev.ripcord.check.Finding;
import dev.ripcord.clock.Clock;
import dev.ripcord.journal.Outcome;
import dev.ripcord.step.Judgement;
import dev.ripcord.step.StepResult;
import dev.ripcord.target.Carrying;
import dev.ripcord.target.Carrying.Carried;
import dev.ripcord.target.Kinds;
import dev.ripcord.target.Target;
import dev.ripcord.target.systemd.SystemdDriver;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The traps of {@link NaiveSystemdCommandsTest}, each with what a step makes of it. */
@Needs(Part.SYSTEMD_GUEST)
class SystemdPitfallsTest {
  private static Guest guest;
  private static Carrying carrying;

  @BeforeAll
  static void boot() {
    guest = Guest.boot();
    carrying = new Carrying(Kinds.of(List.of(new SystemdDriver())), new GuestHost(guest));
  }

  @AfterAll
  static void close() {
    guest.close();
  }

  @Test
  void a_stop_that_may_take_90_seconds_is_announced_and_can_be_bounded() {
    unit(
        "deaf",
        "ExecStart=/bin/bash -c 'trap \"\" TERM; touch /run/deaf; while :; do sleep 1; done'");
    guest.run("systemctl", "start", "deaf").text();
    Eventually.holds("it is deaf", () -> guest.run("test", "-e", "/run/deaf").ok());

    var plain = carrying.step("systemd", "{ stop: deaf }");
    assertThat(plain.preview(carrying.sight(), plain.look(carrying.sight())))
        .anyMatch(line -> line.contains("up to 1min 30s"));
    assertThat(plain.timeout()).isGreaterThan(Duration.ofSeconds(90));

    var stopped = did("{ stop: deaf, kill-after: 1s }");
    assertThat(stopped.done()).as(stopped.last().said()).isTrue();
    assertThat(stopped.last().said()).contains("did not end well");
  }

  /** Within seconds, and never in a crash loop that its own policy would begin. */
  @Test
  void an_emergency_stop_ends_a_deaf_unit_that_systemd_would_start_again() {
    unit(
        "mute",
        "ExecStart=/bin/bash -c 'trap \"\" TERM; touch /run/mute; while :; do sleep 1; done'\n"
            + "Restart=always");
    guest.run("systemctl", "start", "mute").text();
    Eventually.holds("it is deaf", () -> guest.run("test", "-e", "/run/mute").ok());
    var kinds = Kinds.of(List.of(new SystemdDriver()));
    var target =
        Optional.<Shape<? extends Target>>ofNullable(kinds.targets().get("systemd"))
            .orElseThrow()
            .readOrThrow(YamlReader.read("{ unit: mute }", "test"));
    assertThat(carrying.check(target.stopped().orElseThrow()).isGood()).isFalse();
    assertThat(carrying.all(target.halt())).allMatch(Carried::done);
    assertThat(carrying.check(target.stopped().orElseThrow()).isGood()).isTrue();
    assertThat(show("mute", "SubState")).isIn("failed", "dead");
  }

  /** {@code systemctl stop} is content with a process that had to be killed, late. */
  @Test
  void a_stop_that_ended_in_a_kill_is_a_success_and_the_step_tells_it() {
    unit(
        "stubborn",
        "ExecStart=/bin/bash -c 'trap \"\" TERM; touch /run/stubborn; while :; do sleep 1; done'\n"
            + "TimeoutStopSec=1");
    guest.run("systemctl", "start", "stubborn").text();
    Eventually.holds("it is deaf", () -> guest.run("test", "-e", "/run/stubborn").ok());
    assertThat(guest.run("systemctl", "stop", "stubborn").ok()).isTrue();
    assertThat(show("stubborn", "Result")).isEqualTo("timeout");

    guest.run("rm", "/run/stubborn").text();
    guest.run("systemctl", "start", "stubborn").text();
    Eventually.holds("it is deaf", () -> guest.run("test", "-e", "/run/stubborn").ok());
    var stopped = did("{ stop: stubborn }");
    assertThat(stopped.done()).as(stopped.last().said()).isTrue();
    assertThat(stopped.last().said()).contains("did not end well");
  }

  @Test
  void a_program_that_does_not_exist_is_a_failure() {
    unit("gone", "ExecStart=/opt/gone/server");
    assertThat(guest.run("systemctl", "start", "gone").ok()).isTrue();
    var started = did("{ start: gone }");
    assertThat(started.last()).isInstanceOf(Judgement.Failed.class);
    assertThat(started.last().said()).contains("exit status 203", "journalctl -u gone");
  }

  @Test
  void a_unit_that_dies_a_moment_later_is_a_failure() {
    unit("brief", "ExecStart=/bin/sh -c 'sleep 0.3; exit 1'");
    assertThat(guest.sh("systemctl start brief && systemctl is-active brief").text())
        .isEqualTo("active");
    Eventually.holds("failed", () -> show("brief", "ActiveState").equals("failed"));
    var started = did("{ start: brief }");
    assertThat(started.last()).isInstanceOf(Judgement.Failed.class);
    assertThat(started.result().said()).isEqualTo("systemctl start: exit 0");
  }

  @Test
  void a_unit_that_systemd_starts_over_and_over_is_a_crash_loop() {
    unit("loop", "ExecStart=/bin/sh -c 'sleep 0.2; exit 1'\nRestart=always\nRestartSec=100ms");
    var started = did("{ start: loop }");
    assertThat(started.last()).isInstanceOf(Judgement.Failed.class);
    assertThat(started.last().said()).contains("crash loop");
    assertThat(carrying.check(check("loop")).isGood()).isFalse();
    assertThat(did("{ stop: loop }").done()).isTrue();
  }

  @Test
  void a_unit_that_awaits_a_far_restart_is_started_at_once() {
    unit("later", "ExecStart=/t/later\nRestart=always\nRestartSec=600");
    guest.write("/t/later", "#!/bin/false\n", "755");
    guest.run("systemctl", "start", "later").text();
    Eventually.holds("waits", () -> show("later", "SubState").equals("auto-restart"));
    assertThat(guest.run("timeout", "1", "systemctl", "start", "later").exit()).isEqualTo(124);
    guest.write("/t/later", "#!/bin/sh\nexec sleep 1000\n", "755");
    var started = did("{ start: later }");
    assertThat(started.done()).as(started.last().said()).isTrue();
  }

  @Test
  void a_good_release_starts_although_the_bad_one_used_up_the_starts() {
    unit("limited", "ExecStart=/t/limited\n[Unit]\nStartLimitIntervalSec=600");
    guest.write("/t/limited", "#!/bin/false\n", "755");
    for (var i = 0; i < 5; i++) {
      guest.run("systemctl", "start", "limited");
      Eventually.holds("failed", () -> show("limited", "ActiveState").equals("failed"));
    }
    guest.write("/t/limited", "#!/bin/sh\nexec sleep 1000\n", "755");
    assertThat(guest.run("systemctl", "start", "limited").ok()).isFalse();
    var started = did("{ start: limited }");
    assertThat(started.done()).as(started.last().said()).isTrue();
  }

  @Test
  void a_stop_is_done_where_status_would_end_the_script() {
    unit("stopped", "ExecStart=/bin/sleep 1000");
    guest.run("systemctl", "start", "stopped").text();
    var script = "set -e; systemctl stop stopped; systemctl status stopped; echo started mediasoup";
    var ran = guest.sh(script);
    assertThat(ran.exit()).isEqualTo(3);
    assertThat(ran.out()).doesNotContain("started mediasoup");

    guest.run("systemctl", "start", "stopped").text();
    assertThat(did("{ stop: stopped }").done()).isTrue();
    assertThat(guest.run("systemctl", "status", "stopped").exit()).isEqualTo(3);
    assertThat(did("{ stop: stopped }").acted()).isFalse();
  }

  @Test
  void a_unit_that_is_not_there_is_told_before_and_not_taken_for_stopped() {
    var stopped = did("{ stop: nosuch }");
    assertThat(stopped.result()).isInstanceOf(StepResult.NotStarted.class);
    assertThat(stopped.last().said()).contains("there is no unit nosuch");
  }

  @Test
  void enabling_a_unit_without_install_section_is_a_failure_although_systemctl_succeeds() {
    unit("static", "ExecStart=/bin/sleep 1000");
    assertThat(guest.run("systemctl", "enable", "static").ok()).isTrue();
    assertThat(show("static", "UnitFileState")).isEqualTo("static");
    assertThat(did("{ enable: static }").last()).isInstanceOf(Judgement.Failed.class);

    unit("boot", "ExecStart=/bin/sleep 1000\n[Install]\nWantedBy=multi-user.target");
    var enabled = did("{ enable: boot }");
    assertThat(enabled.done()).isTrue();
    assertThat(carrying.undo(List.of(enabled))).allMatch(Carrying.Carried::done);
    assertThat(show("boot", "UnitFileState")).isEqualTo("disabled");
  }

  @Test
  void a_reload_is_told_from_a_reload_that_failed() {
    unit("reload", "ExecStart=/bin/sleep 1000\nExecReload=/bin/sh -c 'exit $(cat /run/reload)'");
    guest.run("systemctl", "start", "reload").text();
    guest.write("/run/reload", "0", "644");
    assertThat(did("{ reload: reload }").done()).isTrue();
    guest.write("/run/reload", "1", "644");
    assertThat(did("{ reload: reload }").last()).isInstanceOf(Judgement.Failed.class);
    assertThat(show("reload", "ActiveState")).isEqualTo("active");
  }

  /** Both releases use one port, and the old process is not systemd's: the new one cannot start. */
  @Test
  void a_stale_process_that_answers_does_not_make_the_start_a_success() {
    var script = "require('http').createServer((_, r) => r.end(process.argv[2])).listen(2333)";
    guest.write("/t/version.js", script, "644");
    try (var stale = guest.start("node", "/t/version.js", "stale")) {
      Eventually.holds("an answer", () -> guest.get("http://localhost:2333/version").isPresent());
      unit("lavalink", "ExecStart=/usr/bin/node /t/version.js new");
      assertThat(guest.sh("systemctl start lavalink && curl -sf localhost:2333/version").text())
          .isEqualTo("stale");
      Eventually.holds("failed", () -> show("lavalink", "ActiveState").equals("failed"));

      var started = did("{ start: lavalink, settle: 3s }");
      assertThat(started.last()).isInstanceOf(Judgement.Failed.class);
      assertThat(guest.get("http://localhost:2333/version").orElseThrow().body())
          .isEqualTo("stale");
      var owner = following().check("port: { number: 2333, owned-by: { unit: lavalink } }");
      assertThat(owner.state()).isEqualTo(Finding.State.BAD);
      assertThat(stale.running()).isTrue();
    }
  }

  /** {@code sleep 15} (Lavalink), here made small: a guess; the service is slower than it. */
  @Test
  void a_fixed_sleep_ends_before_the_service_listens_and_the_step_wait_does_not() {
    var serve = "require('http').createServer((_, r) => r.end()).listen(2444)";
    guest.write("/t/slow.js", serve, "644");
    var warm = "until [ -e /run/warm ]; do sleep 0.02; done";
    unit("slow", "ExecStart=/bin/bash -c '" + warm + "; exec node /t/slow.js'");
    assertThat(guest.sh("systemctl start slow && sleep 0.2 && echo started").text())
        .isEqualTo("started");
    assertThat(guest.get("http://localhost:2444/")).isEmpty();

    var wait = "wait: { for: [ { port: 2444 } ], every: 100ms, within: ";
    assertThat(following().run(wait + "1s }").outcome()).isEqualTo(Outcome.FAILED_SAFE);
    guest.run("touch", "/run/warm").text();
    assertThat(following().run(wait + "30s }").outcome()).isEqualTo(Outcome.RECOVERED);
    assertThat(guest.get("http://localhost:2444/")).isPresent();
    guest.run("systemctl", "stop", "slow").text();
  }

  private static Following following() {
    return new Following(new GuestHost(guest), Clock.system());
  }

  private static Carrying.Carried did(String yaml) {
    return carrying.one(carrying.step("systemd", yaml));
  }

  private static dev.ripcord.catalog.Configured check(String unit) {
    return new dev.ripcord.catalog.Configured("unit", dev.ripcord.catalog.Nodes.text(unit));
  }

  private static void unit(String name, String service) {
    guest.write("/etc/systemd/system/" + name + ".service", "[Service]\n" + service + "\n", "644");
    guest.run("systemctl", "daemon-reload").text();
  }

  private static String show(String unit, String property) {
    return guest.run("systemctl", "show", unit, "-p", property, "--value").text();
  }
}
