package dev.ripcord.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.catalog.Configured;
import dev.ripcord.catalog.YamlReader;
import dev.ripcord.check.Finding;
import dev.ripcord.step.Judgement;
import dev.ripcord.step.StepResult;
import dev.ripcord.target.Carrying;
import dev.ripcord.target.Kinds;
import dev.ripcord.target.pm2.Pm2Driver;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The traps of {@link NaivePm2CommandsTest}, each with what a step makes of it. */
@Needs(Part.SYSTEMD_GUEST)
class Pm2PitfallsTest {
  private static final String IDLE = "setInterval(() => {}, 1000)";
  private static final String API = "/opt/streamlick-api/server.js";
  private static StreamLickMachine machine;
  private static Carrying carrying;

  @BeforeAll
  static void boot() {
    machine = StreamLickMachine.boot();
    carrying = new Carrying(Kinds.of(List.of(new Pm2Driver())), new GuestHost(machine.guest()));
  }

  @AfterAll
  static void close() {
    machine.close();
  }

  @Test
  void one_process_has_the_name_whichever_release_ran_under_it() {
    script("/t/1/server.js", IDLE);
    script("/t/2/server.js", IDLE);
    var first = did("{ start: two, script: /t/1/server.js, user: streamlick }");
    assertThat(first.done()).as(first.last().said()).isTrue();
    assertThat(did("{ start: two, script: /t/1/server.js, user: streamlick }").acted()).isFalse();

    var second = did("{ start: two, script: /t/2/server.js, user: streamlick }");
    assertThat(second.done()).as(second.last().said()).isTrue();
    assertThat(second.first().said()).contains("/t/1/server.js", "not /t/2/server.js");
    assertThat(processes("/t/./server.js")).singleElement().asString().contains("/t/2/server.js");

    assertThat(carrying.undo(List.of(second))).allMatch(Carrying.Carried::done);
    assertThat(processes("/t/./server.js")).singleElement().asString().contains("/t/1/server.js");
    assertThat(carrying.undo(List.of(first))).allMatch(Carrying.Carried::done);
    assertThat(processes("/t/./server.js")).isEmpty();
  }

  @Test
  void two_processes_that_somebody_made_become_one() {
    script("/t/a/twin.js", IDLE);
    script("/t/b/twin.js", IDLE);
    var naive = "pm2 start /t/%s/twin.js --name twin || pm2 restart twin";
    machine.sh(naive.formatted("a")).text();
    assertThat(machine.sh(naive.formatted("b")).ok()).isTrue();
    Eventually.holds("two processes", () -> processes("twin.js").size() == 2);
    var started = did("{ start: twin, script: /t/a/twin.js, user: streamlick }");
    assertThat(started.done()).as(started.last().said()).isTrue();
    assertThat(processes("twin.js")).singleElement().asString().contains("/t/a/twin.js");
    assertThat(did("{ delete: twin, user: streamlick }").done()).isTrue();
  }

  @Test
  void an_old_environment_that_hides_the_file_is_told_and_can_be_replaced() {
    var guest = machine.guest();
    guest.sh(
        "sed -i 's/^MEDIA_SERVER_TYPE=.*/MEDIA_SERVER_TYPE=mediasoup/' /opt/streamlick-api/.env");
    machine
        .sh(
            "pm2 delete streamlick-api; MEDIA_SERVER_TYPE=antmedia pm2 start "
                + API
                + " --name streamlick-api")
        .text();

    assertThat(machine.sh("pm2 restart streamlick-api").ok()).isTrue();
    Eventually.holds(
        "it answers", () -> machine.api().filter(it -> it.status() != 502).isPresent());
    assertThat(machine.api().orElseThrow().body()).contains("\"mediaServerType\":\"antmedia\"");

    var file = "{ restart: streamlick-api, user: streamlick, env-file: /opt/streamlick-api/.env }";
    var restarted = did(file);
    assertThat(restarted.last()).isInstanceOf(Judgement.Failed.class);
    assertThat(restarted.last().said()).contains("overrides MEDIA_SERVER_TYPE", "under env:");
    assertThat(restarted.last().said() + restarted.after().facts()).doesNotContain("canary");

    var handed = did(file.replace(" }", ", env: { MEDIA_SERVER_TYPE: mediasoup } }"));
    assertThat(handed.done()).as(handed.last().said()).isTrue();
    Eventually.holds(
        "the API uses mediasoup",
        () ->
            machine
                .api()
                .filter(it -> it.body().contains("\"mediaServerType\":\"mediasoup\""))
                .isPresent());
    assertThat(did(file).done()).isTrue();
  }

  @Test
  void an_application_that_crashes_is_a_failure_although_pm2_succeeds() {
    script("/t/crash/server.sh", "exit 1"); // node may take longer to begin than pm2 calls unstable
    machine.sh("pm2 start /t/crash/server.sh --name crash --max-restarts 2").text();
    Eventually.holds("errored", () -> machine.sh("pm2 describe crash").out().contains("errored"));
    assertThat(check("{ app: crash, user: streamlick }").state()).isEqualTo(Finding.State.BAD);
    assertThat(machine.sh("pm2 restart crash").ok()).isTrue();
    var again = did("{ restart: crash, user: streamlick, settle: 5s }");
    assertThat(again.result().said()).isEqualTo("pm2 restart: exit 0");
    assertThat(again.last()).isInstanceOf(Judgement.Failed.class);
    assertThat(again.last().said()).contains("crash loop");
    assertThat(did("{ delete: crash, user: streamlick }").done()).isTrue();
  }

  @Test
  void the_daemon_of_another_user_is_named_and_none_is_started_by_looking() {
    var stopped = did("{ stop: streamlick-api }");
    assertThat(stopped.first().said())
        .contains("no daemon in /root/.pm2", "other pm2 daemons run in /home/streamlick/.pm2");
    var look = check("{ app: streamlick-api, home: /root/elsewhere }");
    assertThat(look.state()).isEqualTo(Finding.State.BAD);
    assertThat(machine.guest().run("test", "-e", "/root/elsewhere").ok()).isFalse();
    assertThat(check("{ app: streamlick-api, user: streamlick, installed: true }").isGood())
        .isTrue();
  }

  /**
   * {@code sudo emergency-rollback.sh} (StreamLick): root's pm2 does not know the API, and {@code
   * || true} swallows what it says.
   */
  @Test
  void a_restart_with_sudo_restarts_nothing_and_a_step_does_it_as_the_user_of_the_daemon() {
    var before = machine.sh("pm2 pid streamlick-api").text();
    assertThat(machine.sh("sudo sh -c 'pm2 restart streamlick-api || true'").ok()).isTrue();
    assertThat(machine.sh("pm2 pid streamlick-api").text()).isEqualTo(before);

    var asRoot = did("{ restart: streamlick-api }");
    assertThat(asRoot.done()).isFalse();
    assertThat(asRoot.last().said())
        .contains("knows no application", "other pm2 daemons run in /home/streamlick/.pm2");
    var restarted = did("{ restart: streamlick-api, user: streamlick }");
    assertThat(restarted.done()).as(restarted.last().said()).isTrue();
    assertThat(machine.sh("pm2 pid streamlick-api").text()).isNotEqualTo(before).isNotEmpty();
    machine.guest().run("pm2", "kill").text();
    machine.guest().run("rm", "-rf", "/root/.pm2").text();
  }

  @Test
  void the_process_id_of_an_unknown_application_is_no_failure_and_a_look_at_it_is() {
    assertThat(machine.sh("pm2 pid nosuch").ok()).isTrue();
    assertThat(check("{ app: nosuch, user: streamlick }").state()).isEqualTo(Finding.State.BAD);
    var restarted = did("{ restart: nosuch, user: streamlick }");
    assertThat(restarted.result()).isInstanceOf(StepResult.NotStarted.class);
    assertThat(restarted.done()).isFalse();
  }

  @Test
  void a_save_is_proven_by_the_file() {
    script("/t/saved/server.js", IDLE);
    assertThat(did("{ start: saved, script: /t/saved/server.js, user: streamlick }").done())
        .isTrue();
    var saved = did("{ save: saved, user: streamlick }");
    assertThat(saved.done()).as(saved.last().said()).isTrue();
    assertThat(machine.guest().read("/home/streamlick/.pm2/dump.pm2"))
        .contains("/t/saved/server.js");
    assertThat(did("{ delete: saved, user: streamlick }").done()).isTrue();
    assertThat(did("{ save: saved, user: streamlick }").last())
        .isInstanceOf(Judgement.Failed.class);
  }

  private static Carrying.Carried did(String yaml) {
    return carrying.one(carrying.step("pm2", yaml));
  }

  private static Finding check(String yaml) {
    return carrying.check(new Configured("pm2", YamlReader.read(yaml, "test")));
  }

  private static List<String> processes(String pattern) {
    return machine.guest().run("pgrep", "-a", "-f", "^node .*" + pattern).out().lines().toList();
  }

  private static void script(String path, String text) {
    machine.guest().write(path, text, "644");
  }
}
