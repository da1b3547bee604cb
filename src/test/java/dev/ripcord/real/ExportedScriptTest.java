package dev.ripcord.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/**
 * Scripts of the StreamLick example on real systemd, pm2 and nginx, on a machine that has neither
 * Ripcord nor Java, beside a machine on which Ripcord does the same.
 */
@Needs({Part.SYSTEMD_GUEST, Part.PM2})
class ExportedScriptTest {
  private static final String CATALOG = "/mnt/examples/streamlick/ripcord.yaml";

  @Test
  void a_script_reaches_the_state_that_ripcord_reaches_and_a_sick_server_is_no_recovery() {
    try (var theirs = StreamLickMachine.boot();
        var ours = StreamLickMachine.boot(RipcordInGuest.binds())) {
      export(ours, theirs);
      assertThat(theirs.guest().sh("command -v java ripcord; ls /mnt/ripcord").ok()).isFalse();
      var byRipcord = CompletableFuture.supplyAsync(() -> rollback(ours));
      sick(theirs);
      var byScript = script(theirs, "quick", "--yes");
      assertThat(byScript.exit()).as(byScript.out() + byScript.err()).isZero();
      assertThat(byScript.out()).contains("RECOVERED  all of it was done");
      var rolledBack = byRipcord.join();
      assertThat(rolledBack.exit()).as(rolledBack.out() + rolledBack.err()).isZero();
      assertThat(state(theirs)).isEqualTo(state(ours));
      again(theirs);
    }
  }

  /** All scripts are made on the one, and brought to the other. */
  private static void export(StreamLickMachine ours, StreamLickMachine theirs) {
    var words = List.of("--catalog", CATALOG, "export", "script", "streamlick");
    var args = new ArrayList<>(words);
    args.addAll(List.of("variant:mediasoup", "--output", "/root/scripts"));
    var ran = RipcordInGuest.run(ours.guest(), args.toArray(String[]::new));
    assertThat(ran.exit()).as(ran.out() + ran.err()).isZero();
    for (var each : List.of("quick", "emergency")) {
      var name = "/root/scripts/streamlick-" + each + ".sh";
      theirs.guest().write(name, impatient(ours.guest().read(name)), "755");
    }
  }

  /** A gate that is going to stay shut need not be waited for as long as it may take. */
  private static String impatient(String script) {
    var gate = "wait until media-server is good' ";
    assertThat(script).contains(gate + "30 ");
    return script.replace(gate + "30 ", gate + "12 ");
  }

  /** The runbook's script goes on to nginx when mediasoup never became healthy. */
  private static void sick(StreamLickMachine machine) {
    machine.mediasoup("{\"health\": \"error\"}");
    var site = machine.guest().read("/etc/nginx/conf.d/media.streamlick.com.conf");
    var ran = script(machine, "emergency", "--yes");
    assertThat(ran.exit()).as(ran.out() + ran.err()).isEqualTo(5);
    assertThat(ran.out()).contains("FAILED_DIRTY").doesNotContain("RECOVERED");
    assertThat(machine.guest().read("/etc/nginx/conf.d/media.streamlick.com.conf")).isEqualTo(site);
    assertThat(machine.media().orElseThrow().body()).contains("antmedia");
    machine.mediasoup("{}");
    machine.sh("pm2 stop mediasoup").text();
  }

  /** A script that is run again finds what it did; only the front end is built anew. */
  private static void again(StreamLickMachine machine) {
    var dry = script(machine, "quick", "--dry-run");
    assertThat(dry.exit()).as(dry.out() + dry.err()).isZero();
    assertThat(dry.out().split("already there", -1)).hasSizeGreaterThan(7);
    assertThat(dry.out()).contains("Nothing was changed");
  }

  private static Ran rollback(StreamLickMachine machine) {
    return RipcordInGuest.run(
        machine.guest(),
        "--catalog",
        CATALOG,
        "rollback",
        "streamlick",
        "variant:mediasoup",
        "--procedure",
        "quick");
  }

  /** With nothing in the environment, as from a rescue shell. */
  private static Ran script(StreamLickMachine machine, String procedure, String option) {
    var file = "/root/scripts/streamlick-" + procedure + ".sh";
    return machine.guest().run("env", "-i", "PATH=/usr/bin:/bin", "sh", file, option);
  }

  private static String state(StreamLickMachine machine) {
    var look =
        """
        cat /etc/nginx/conf.d/media.streamlick.com.conf /opt/streamlick-api/.env
        cat /opt/streamlick-frontend/.env
        stat -c '%n %U:%G %a' /etc/nginx/conf.d/*.conf /opt/streamlick-*/.env
        cd /var/www/streamlick && find . -type f -exec sha256sum {} + | sort
        systemctl show antmedia -p ActiveState,UnitFileState,SubState
        """;
    var pm2 =
        """
        pm2 jlist | tail -n 1 | node -e '
          const list = JSON.parse(require("fs").readFileSync(0, "utf8"));
          const dump = JSON.parse(require("fs").readFileSync(process.env.HOME + "/.pm2/dump.pm2", "utf8"));
          console.log(list.map((a) => [a.name, a.pm2_env.status, a.pm2_env.pm_exec_path, a.pm2_env.pm_cwd].join(" ")).sort());
          console.log(dump.map((a) => [a.name, a.status].join(" ")).sort());'
        """;
    return machine.guest().sh(look).text()
        + machine.sh(pm2).text()
        + machine.media().orElseThrow().body().replaceAll("\"pid\":\\d+", "")
        + machine.api().orElseThrow().body().replaceAll("\"pid\":\\d+", "")
        + machine.bundle();
  }
}
