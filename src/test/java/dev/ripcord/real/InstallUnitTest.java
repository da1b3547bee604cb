package dev.ripcord.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.catalog.Configured;
import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.YamlReader;
import dev.ripcord.check.Finding;
import dev.ripcord.release.Readiness;
import dev.ripcord.step.Judgement;
import dev.ripcord.step.StepResult;
import dev.ripcord.target.Carrying;
import dev.ripcord.target.Carrying.Carried;
import dev.ripcord.target.Kinds;
import dev.ripcord.target.Target;
import dev.ripcord.target.Verb;
import dev.ripcord.target.file.FileDriver;
import dev.ripcord.target.systemd.SystemdDriver;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Unit files that come and go, and whether the real systemd has read them. */
@Needs(Part.SYSTEMD_GUEST)
class InstallUnitTest {
  private static Guest guest;
  private static Carrying carrying;

  @BeforeAll
  static void boot() {
    guest = Guest.boot();
    carrying =
        new Carrying(
            Kinds.of(List.of(new SystemdDriver(), new FileDriver())), new GuestHost(guest));
  }

  @AfterAll
  static void close() {
    guest.close();
  }

  /** {@code cp NEW /etc/systemd/system/ && systemctl restart}: the old command runs on. */
  @Test
  void a_copied_unit_file_is_not_used_although_the_restart_succeeds_and_a_step_sees_to_it() {
    unit("changed", "ExecStart=/bin/sleep 1001");
    guest.run("systemctl", "start", "changed").text();
    source("changed", "ExecStart=/bin/sleep 1002");
    var naive =
        guest.sh("cp /opt/deploy/changed.service /etc/systemd/system/; systemctl restart changed");
    assertThat(naive.exit()).isZero();
    assertThat(command("changed")).contains("1001");

    assertThat(did("install-unit", "/opt/deploy/changed.service").done()).isTrue();
    assertThat(did("systemd", "{ restart: changed }").done()).isTrue();
    assertThat(command("changed")).contains("1002");
  }

  @Test
  void a_new_unit_is_installed_once_and_removed_by_the_undo() {
    source("fresh", "ExecStart=/bin/sleep 1000\n[Install]\nWantedBy=multi-user.target");
    var installed = did("install-unit", "{ from: /opt/deploy/fresh.service }");
    assertThat(installed.done()).as(installed.last().said()).isTrue();
    assertThat(show("fresh", "FragmentPath")).isEqualTo("/etc/systemd/system/fresh.service");
    assertThat(guest.run("stat", "-c", "%U %a", "/etc/systemd/system/fresh.service").text())
        .isEqualTo("root 644");
    assertThat(did("install-unit", "{ from: /opt/deploy/fresh.service }").acted()).isFalse();
    var enabled = did("systemd", "{ enable: fresh }");
    var started = did("systemd", "{ start: fresh }");
    assertThat(started.done()).isTrue();

    var undone = carrying.undo(List.of(installed, enabled, started));
    assertThat(undone).hasSize(3).allMatch(Carried::done);
    assertThat(show("fresh", "LoadState")).isEqualTo("not-found");
    var again = carrying.undo(List.of(undone.getLast()));
    assertThat(again).hasSize(1).allMatch(Carried::done);
    assertThat(show("fresh", "LoadState")).isEqualTo("loaded");
  }

  /** "Create Java service (if not exists)" (Lavalink): a way back that was never installed. */
  @Test
  void
      a_service_whose_unit_file_is_known_is_usable_before_it_is_installed_and_a_start_installs_it() {
    var shape =
        Optional.<Shape<? extends Target>>ofNullable(
                Kinds.of(List.of(new SystemdDriver())).targets().get("systemd"))
            .orElseThrow();
    var yaml = "{ unit: later, file: /opt/deploy/later.service }";
    var target = shape.readOrThrow(YamlReader.read(yaml, "test"));
    assertThat(target.installed(carrying.sight()))
        .isEqualTo(
            new Readiness.NotUsable("there is neither unit later nor /opt/deploy/later.service"));
    source("later", "ExecStart=/bin/sleep 1000");
    assertThat(target.installed(carrying.sight())).isEqualTo(new Readiness.Usable());
    var started = carrying.all(target.lifecycle(Verb.START, Optional.empty()));
    assertThat(started).hasSize(2).allMatch(Carried::done);
    assertThat(show("later", "ActiveState")).isEqualTo("active");
    assertThat(carrying.undo(started)).hasSize(2).allMatch(Carried::done);
    assertThat(show("later", "LoadState")).isEqualTo("not-found");
  }

  @Test
  void a_replaced_unit_is_put_back_unless_somebody_changed_it_since() {
    unit("mine", "ExecStart=/bin/sleep 1001");
    source("theirs", "ExecStart=/bin/sleep 1002");
    var step = "{ from: /opt/deploy/theirs.service, unit: mine }";
    var made = carrying.step("install-unit", step);
    assertThat(made.preview(carrying.sight(), made.look(carrying.sight())))
        .contains("-ExecStart=/bin/sleep 1001", "+ExecStart=/bin/sleep 1002");
    var installed = did("install-unit", step);
    assertThat(carrying.undo(List.of(installed))).allMatch(Carried::done);
    assertThat(show("mine", "ExecStart")).contains("1001");
    assertThat(show("mine", "NeedDaemonReload")).isEqualTo("no");

    var again = did("install-unit", step);
    guest.write("/etc/systemd/system/mine.service", "[Service]\nExecStart=/bin/true\n", "644");
    var refused = carrying.undo(List.of(again));
    assertThat(refused).hasSize(1);
    assertThat(refused.getFirst().last()).isInstanceOf(Judgement.Failed.class);
    assertThat(refused.getFirst().last().said()).contains("changed since", "the copy is");
    assertThat(guest.read("/etc/systemd/system/mine.service")).contains("/bin/true");
  }

  @Test
  void a_unit_that_systemd_cannot_load_is_masked_or_taken_from_elsewhere_is_a_failure() {
    source("bad", "Type=simple");
    var bad = did("install-unit", "/opt/deploy/bad.service");
    assertThat(bad.last()).isInstanceOf(Judgement.Failed.class);
    assertThat(bad.last().said()).contains("bad-setting", "systemd-analyze verify");
    assertThat(carrying.undo(List.of(bad))).allMatch(Carried::done);

    guest.run("systemctl", "mask", "masked.service").text();
    source("masked", "ExecStart=/bin/sleep 1000");
    var masked = did("install-unit", "/opt/deploy/masked.service");
    assertThat(masked.result()).isInstanceOf(StepResult.NotStarted.class);
    assertThat(masked.last().said()).contains("is a link to /dev/null", "unmask");

    var missing = did("install-unit", "/opt/deploy/none.service");
    assertThat(missing.result()).isInstanceOf(StepResult.NotStarted.class);
    assertThat(missing.last().said()).contains("there is no file /opt/deploy/none.service");
  }

  @Test
  void a_changed_file_is_read_anew_and_nothing_is_done_when_it_was() {
    unit("reread", "ExecStart=/bin/sleep 1001");
    assertThat(did("systemd", "{ daemon-reload: reread }").acted()).isFalse();
    // In memory it has to be for systemd to remember what it read.
    guest.run("systemctl", "start", "reread").text();
    guest.write("/etc/systemd/system/reread.service", "[Service]\nExecStart=/bin/false\n", "644");
    assertThat(show("reread", "NeedDaemonReload")).isEqualTo("yes");
    var reread = did("systemd", "{ daemon-reload: reread }");
    assertThat(reread.acted()).isTrue();
    assertThat(reread.done()).as(reread.last().said()).isTrue();
    assertThat(show("reread", "ExecStart")).contains("/bin/false");
    assertThat(did("systemd", "{ daemon-reload: nosuch }").last().said())
        .contains("there is no unit nosuch");
  }

  @Test
  void words_of_systemd_that_are_neither_enabled_nor_disabled_are_judged() {
    unit("plain", "ExecStart=/bin/sleep 1000");
    assertThat(did("systemd", "{ enable: plain }").last().said()).contains("static");
    assertThat(did("systemd", "{ disable: plain }").last()).isInstanceOf(Judgement.Failed.class);
    guest.run("systemctl", "mask", "never.service").text();
    assertThat(did("systemd", "{ disable: never }").acted()).isFalse();
    assertThat(did("systemd", "{ enable: never }").last().said()).contains("is masked", "unmask");
  }

  /** As root, {@code cp} makes a private configuration root's, and the service cannot read it. */
  @Test
  void a_copied_configuration_can_be_read_by_who_could_read_it_before() {
    guest.write("/opt/rust/application.yml", "server: { port: 2333 }\n", "640");
    guest.sh("chown daemon:daemon /opt/rust/application.yml; mkdir -p /opt/java").text();
    guest.run("cp", "/opt/rust/application.yml", "/opt/java/naive.yml").text();
    assertThat(guest.as("daemon", "cat", "/opt/java/naive.yml").ok()).isFalse();
    assertThat(readable("/opt/java/naive.yml").said()).contains("cannot be read by daemon");

    var copy = "{ from: /opt/rust/application.yml, to: /opt/java/application.yml, as: root }";
    assertThat(did("copy-if-exists", copy).done()).isTrue();
    assertThat(guest.as("daemon", "cat", "/opt/java/application.yml").ok()).isTrue();
    assertThat(readable("/opt/java/application.yml").isGood()).isTrue();
  }

  private static Finding readable(String path) {
    var config = "{ path: " + path + ", readable-by: daemon }";
    return carrying.check(new Configured("file", YamlReader.read(config, "test")));
  }

  private static Carried did(String kind, String yaml) {
    return carrying.one(carrying.step(kind, yaml));
  }

  private static void source(String name, String service) {
    guest.write("/opt/deploy/" + name + ".service", "[Service]\n" + service + "\n", "644");
  }

  private static void unit(String name, String service) {
    guest.write("/etc/systemd/system/" + name + ".service", "[Service]\n" + service + "\n", "644");
    guest.run("systemctl", "daemon-reload").text();
  }

  private static String command(String unit) {
    return guest.sh("tr '\\0' ' ' </proc/" + show(unit, "MainPID") + "/cmdline").text();
  }

  private static String show(String unit, String property) {
    return guest.run("systemctl", "show", unit, "-p", property, "--value").text();
  }
}
