package dev.ripcord.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Method 2 of Lavalink's runbook (systemd), from the example's own catalog, on real units. */
@Needs(Part.SYSTEMD_GUEST)
class LavalinkScenarioTest {
  static final String CANARY = "canary-lavalink-7c1e";
  @TempDir private static Path folder;
  private static Path jar;

  @BeforeAll
  static void make() {
    jar = LavalinkJar.in(folder);
  }

  @Test
  void nothing_is_stopped_without_java_or_with_a_damaged_jar_and_then_it_goes_back_and_forth() {
    try (var machine = LavalinkMachine.boot(jar)) {
      var process = machine.unit("lavalink-rust", "InvocationID");
      machine.guest().run("mv", "/usr/bin/java", "/usr/bin/java.away").text();
      var noJava = rollback(machine, "variant:java");
      machine.guest().run("mv", "/usr/bin/java.away", "/usr/bin/java").text();
      assertThat(noJava.exit()).as(said(noJava)).isEqualTo(3);
      assertThat(said(noJava)).contains("Java is 17 or later", "there is no program java");

      machine.guest().sh("echo x >> /opt/lavalink-java/Lavalink.jar").text();
      var damaged = rollback(machine, "variant:java");
      machine.guest().sh("cp /mnt/Lavalink.jar /opt/lavalink-java/Lavalink.jar").text();
      assertThat(damaged.exit()).as(said(damaged)).isEqualTo(3);
      assertThat(said(damaged)).contains("has another content than it should");
      assertThat(machine.unit("lavalink-rust", "InvocationID")).isEqualTo(process);
      assertThat(machine.unit("lavalink-java", "LoadState")).isEqualTo("not-found");

      var back = rollback(machine, "variant:java");
      assertThat(back.exit()).as(said(back)).isZero();
      assertThat(back.out()).contains("RECOVERED");
      runs(machine, "java", "rust");
      assertThat(log(machine)).contains("RECOVERED");
      assertThat(machine.holder()).isEqualTo("java");
      assertThat(machine.version()).contains("4.0.8");
      assertThat(
              machine.guest().sh("tar -tzf /opt/lavalink-rust/backups/emergency-*.tar.gz").text())
          .contains("opt/lavalink-rust/config/application.yml", "lavalink-rust.service");

      var forward = rollback(machine, "variant:rust", "--lift-quarantine");
      assertThat(forward.exit()).as(said(forward)).isZero();
      runs(machine, "rust", "java");
      assertThat(machine.holder()).isEqualTo("node");
      assertThat(said(back) + said(forward)).doesNotContain(CANARY);
      assertThat(machine.guest().run("grep", "-rlF", CANARY, "/var/lib/ripcord").out())
          .as("what an undo needs is all that keeps it")
          .doesNotContain("ripcord.db");
    }
  }

  /** What {@code /version} says is right in both cases, and the runbook looks no further. */
  @Test
  void a_taken_port_and_a_server_that_takes_no_clients_are_no_recovery() {
    try (var machine = LavalinkMachine.boot(jar)) {
      machine.guest().run("systemctl", "stop", "lavalink-rust").text();
      var fake = "require('http').createServer((_, r) => r.end('4.0.8')).listen(2333)";
      try (var stray = machine.guest().start("node", "-e", fake)) {
        Eventually.holds("the stray answers", () -> machine.version().isPresent());
        var taken = hastily(machine, "variant:java");
        assertThat(taken.exit()).as(said(taken)).isNotZero();
        assertThat(said(taken)).contains("port 2333 is free").doesNotContain("RECOVERED");
        assertThat(machine.version()).contains("4.0.8");
        assertThat(stray.running()).isTrue();
        machine.guest().run("pkill", "-f", "createServer");
      }
      machine.guest().sh("echo no-websocket > /opt/lavalink-java/control").text();
      var deaf = hastily(machine, "variant:java");
      assertThat(deaf.exit()).as(said(deaf)).isNotZero();
      assertThat(said(deaf))
          .contains("no WebSocket here: it answers 403")
          .doesNotContain("RECOVERED", CANARY);
      assertThat(machine.version()).contains("4.0.8");
    }
  }

  /** Runs ripcord by a catalog of this text, on the machine itself. */
  Ran run(LavalinkMachine machine, String catalog, List<String> args) {
    machine.guest().write("/opt/ripcord.yaml", catalog, "644");
    var words = new ArrayList<>(List.of("--catalog", "/opt/ripcord.yaml"));
    words.addAll(args);
    return RipcordInGuest.run(machine.guest(), words.toArray(String[]::new));
  }

  /** What stands in the file that a person can follow. */
  String log(LavalinkMachine machine) {
    return machine.guest().read("/var/log/lavalink-rollback.log");
  }

  private Ran rollback(LavalinkMachine machine, String... args) {
    return by(RipcordInGuest.example("lavalink"), machine, args);
  }

  /** With short waits, for what will never come. */
  private Ran hastily(LavalinkMachine machine, String... args) {
    return by(
        RipcordInGuest.example("lavalink").replace("within: 60s", "within: 8s"), machine, args);
  }

  /** Rolls back by the example's own catalog; people have done their part before. */
  private Ran by(String catalog, LavalinkMachine machine, String... args) {
    var words = new ArrayList<>(List.of("rollback", "lavalink"));
    words.addAll(List.of(args));
    words.add("--checklist-done");
    return run(machine, catalog, words);
  }

  private static void runs(LavalinkMachine machine, String one, String other) {
    assertThat(machine.unit("lavalink-" + one, "ActiveState")).isEqualTo("active");
    assertThat(machine.unit("lavalink-" + one, "UnitFileState")).isEqualTo("enabled");
    assertThat(machine.unit("lavalink-" + other, "ActiveState")).isIn("inactive", "failed");
    assertThat(machine.unit("lavalink-" + other, "UnitFileState")).isEqualTo("disabled");
  }

  private static String said(Ran ran) {
    return ran.out() + ran.err();
  }
}
