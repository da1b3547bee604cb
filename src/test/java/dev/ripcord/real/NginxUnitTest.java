package dev.ripcord.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.catalog.Configured;
import dev.ripcord.catalog.YamlReader;
import dev.ripcord.check.Finding;
import dev.ripcord.step.Step;
import dev.ripcord.step.StepResult;
import dev.ripcord.target.Carrying;
import dev.ripcord.target.Carrying.Carried;
import dev.ripcord.target.Kinds;
import dev.ripcord.target.nginx.NginxDriver;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The step {@code nginx} where a unit of systemd runs it, as on the machine of StreamLick. */
@Needs(Part.SYSTEMD_GUEST)
class NginxUnitTest {
  private static final String SITE = "/etc/nginx/conf.d/media.streamlick.com.conf";
  private static StreamLickMachine machine;

  @BeforeAll
  static void boot() {
    machine = StreamLickMachine.boot();
  }

  @AfterAll
  static void close() {
    machine.close();
  }

  private static Carrying carrying() {
    return new Carrying(Kinds.of(List.of(new NginxDriver())), new GuestHost(machine.guest()));
  }

  private static Carried run(String source) {
    return carrying().one(step("{ site: " + SITE + ", " + source + " }"));
  }

  private static Step step(String yaml) {
    return carrying().step("nginx", yaml);
  }

  private static String reloads() {
    return machine.unit("nginx", "ExecReload").contains("start_time=[n/a]") ? "none" : "some";
  }

  @Test
  void the_unit_reloads_and_the_undo_brings_the_old_one_back() {
    var before = machine.guest().read(SITE);
    assertThat(reloads()).isEqualTo("none");
    var did = run("upstream: \"http://localhost:3001\", instead-of: \"http://localhost:5080\"");
    assertThat(did.done()).as(did.result().said()).isTrue();
    assertThat(reloads()).isEqualTo("some");
    assertThat(machine.guest().read(SITE)).contains("localhost:3001").isNotEqualTo(before);
    var undone = carrying().undo(List.of(did));
    assertThat(undone).as(undone + "").hasSize(1).allMatch(Carried::done);
    assertThat(machine.guest().read(SITE)).isEqualTo(before);
    assertThat(machine.media().orElseThrow().body()).contains("antmedia");
  }

  /**
   * {@code nginx -t && systemctl reload nginx} in an {@code if} under {@code set -e} (StreamLick):
   * the failure is lost, and the broken file stays where the next start of nginx finds it.
   */
  @Test
  void a_broken_file_stays_behind_a_script_that_says_complete_and_the_step_puts_it_back() {
    var before = machine.guest().read(SITE);
    machine.guest().write("/tmp/media.conf", "server { listen 80; nonsense", "644");
    var ran =
        machine.sh(
            """
            set -e
            if [ -f /tmp/media.conf ]; then
              sudo cp /tmp/media.conf %s
              sudo nginx -t && sudo systemctl reload nginx
            fi
            echo COMPLETE
            """
                .formatted(SITE));
    assertThat(ran.text()).isEqualTo("COMPLETE");
    assertThat(machine.guest().run("nginx", "-t").ok()).isFalse();
    machine.guest().write(SITE, before, "644");

    var did = run("from: /tmp/media.conf");
    assertThat(did.result()).isInstanceOf(StepResult.NotStarted.class);
    assertThat(did.result().said()).endsWith("was put back as it was");
    assertThat(machine.guest().read(SITE)).isEqualTo(before);
    assertThat(machine.guest().run("nginx", "-t").ok()).isTrue();
  }

  /** {@code kill -HUP} with a broken file: success, and the old configuration goes on. */
  @Test
  void a_hangup_signal_succeeds_with_a_broken_file_and_the_check_says_what_is_wrong() {
    var before = machine.guest().read(SITE);
    machine.guest().write(SITE, "nonsense", "644");
    assertThat(machine.guest().sh("kill -HUP $(cat /run/nginx.pid)").ok()).isTrue();
    var seen = carrying().check(new Configured("nginx", YamlReader.read("{ as: root }", "test")));
    assertThat(seen.state()).isEqualTo(Finding.State.BAD);
    assertThat(seen.said()).contains(SITE);
    machine.guest().write(SITE, before, "644");
  }

  @Test
  void a_taken_port_is_found_out_where_systemctl_says_success() {
    var before = machine.guest().read(SITE);
    machine
        .guest()
        .write("/root/taken", before.replace("listen 80;", "listen 80; listen 5080;"), "644");
    machine.guest().run("cp", "/root/taken", SITE).text();
    assertThat(machine.sh("sudo nginx -t && sudo systemctl reload nginx").ok()).isTrue();
    Eventually.holds(
        "refused",
        () -> machine.guest().read("/var/log/nginx/error.log").contains("still could not bind()"));
    machine.guest().write(SITE, before, "644");

    var did = run("from: /root/taken");
    assertThat(did.result()).isInstanceOf(StepResult.NotStarted.class);
    assertThat(did.result().said()).contains("still could not bind()").contains("put back");
    assertThat(machine.guest().read(SITE)).isEqualTo(before);
    assertThat(machine.media().orElseThrow().body()).contains("antmedia");
  }
}
