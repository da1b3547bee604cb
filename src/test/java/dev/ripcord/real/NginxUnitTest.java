package dev.ripcord.real;

import static org.assertj.core.api.Assertions.assertThat;

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

  @Test
  void a_taken_port_is_found_out_where_systemctl_says_success() {
    var before = machine.guest().read(SITE);
    machine
        .guest()
        .write("/root/taken", before.replace("listen 80;", "listen 80; listen 5080;"), "644");
    var did = run("from: /root/taken");
    assertThat(did.result()).isInstanceOf(StepResult.NotStarted.class);
    assertThat(did.result().said()).contains("still could not bind()").contains("put back");
    assertThat(machine.guest().read(SITE)).isEqualTo(before);
    assertThat(machine.media().orElseThrow().body()).contains("antmedia");
  }
}
