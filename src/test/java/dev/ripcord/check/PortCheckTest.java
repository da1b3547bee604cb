package dev.ripcord.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.check.Finding.State;
import dev.ripcord.host.Command;
import dev.ripcord.host.ScriptedHost;
import dev.ripcord.probe.LoopbackServer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortCheckTest {
  private static final String SS = "ss -H -ltnp sport = :2333";
  private static final String JAVA =
      "LISTEN 0 100 *:2333 *:* users:((\"java\",pid=41,fd=9),(\"java\",pid=42,fd=9))\n";

  private final ScriptedHost host = new ScriptedHost();

  /**
   * {@code curl /version} after a swap (Lavalink): the process that was to be replaced answers
   * still, and the check of the answer alone is content.
   */
  @Test
  void an_answer_of_a_stale_process_is_found_by_who_holds_the_port(@TempDir Path folder)
      throws Exception {
    var local = Checks.local(folder);
    var pidFile = Files.writeString(folder.resolve("new.pid"), "1\n");
    try (var stale = LoopbackServer.answering(200, "4.0.8")) {
      var naive = local.look(Command.of("curl", "-sf", stale.url("/version")));
      assertThat(naive.ok()).isTrue();

      var finding =
          Checks.look(
              "port",
              "{ number: " + stale.port() + ", owned-by: { pid-file: " + pidFile + " } }",
              local);

      assertThat(finding.state()).isEqualTo(State.BAD);
      assertThat(finding.said()).contains("pid " + ProcessHandle.current().pid(), "not by");
      Files.writeString(pidFile, ProcessHandle.current().pid() + "\n");
      assertThat(
              Checks.look(
                      "port",
                      "{ number: " + stale.port() + ", owned-by: { pid-file: " + pidFile + " } }",
                      local)
                  .isGood())
          .isTrue();
    }
  }

  @Test
  void a_real_port_is_seen_as_held_and_then_as_free(@TempDir Path folder) {
    var local = Checks.local(folder);
    int port;
    try (var server = LoopbackServer.answering(200, "")) {
      port = server.port();
      assertThat(Checks.look("port", String.valueOf(port), local).isGood()).isTrue();
      assertThat(
              Checks.look("port", "{ number: " + port + ", owned-by: { command: java } }", local)
                  .isGood())
          .isTrue();
      assertThat(Checks.look("port", "{ number: " + port + ", free: true }", local).said())
          .contains("held by java (pid " + ProcessHandle.current().pid());
    }
    assertThat(Checks.look("port", String.valueOf(port), local).state()).isEqualTo(State.BAD);
    assertThat(Checks.look("port", "{ number: " + port + ", free: true }", local).isGood())
        .isTrue();
  }

  /** Who has it is told by what can be stopped: its unit or container, never all of Docker. */
  @Test
  void whoever_has_a_port_is_told_with_its_unit_or_container() {
    host.answer(SS, "LISTEN 0 100 *:2333 *:* users:((\"x\",pid=41,fd=9))\n");
    for (var each :
        new String[][] {
          {
            "0::/system.slice/shop.service /usr/bin/shop",
            "shop (pid 41, user root, unit shop.service)"
          },
          {
            "0::/docker/" + "0123456789ab".repeat(5) + "cdef /bin/minio server",
            "minio (pid 41, user root, container 0123456789ab)"
          },
          {
            "0::/system.slice/docker.service /usr/bin/docker-proxy -proto tcp -host-ip 0.0.0.0"
                + " -host-port 2333 -container-ip 172.17.0.2 -container-port 80",
            "for the container at 172.17.0.2: 'docker ps' names it)"
          },
        }) {
      host.answer("ps -ww -o", "41 root " + each[0] + "\n");
      assertThat(Checks.look("port", "{ number: 2333, free: true }", host).said())
          .contains(each[1])
          .doesNotContain("docker.service");
    }
  }

  @Test
  void a_unit_owns_a_port_through_its_control_group() {
    host.answer(SS, JAVA);
    host.answer(
        "ps ",
        " 41 lavalink 1:name=systemd:/system.slice/lavalink.service,0::/system.slice/x java -jar\n");

    assertThat(look("owned-by: { unit: lavalink }").isGood()).isTrue();
    assertThat(look("owned-by: { unit: lavalink.service }").isGood()).isTrue();
    assertThat(look("owned-by: { unit: lava }").state()).isEqualTo(State.BAD);
    assertThat(look("owned-by: { unit: lavalink, user: lavalink, command: java }").isGood())
        .isTrue();
    assertThat(look("owned-by: { unit: lavalink, user: root }").said()).contains("user root");
  }

  @Test
  void two_that_share_a_port_both_have_to_be_the_owner() {
    host.answer(SS, JAVA + "LISTEN 0 1 0.0.0.0:2333 0.0.0.0:* users:((\"rust\",pid=50,fd=3))\n");
    host.answer("ps ", " 41 a 0::/ /usr/bin/java -jar x\n 50 a 0::/ /opt/rust --serve\n");

    var finding = look("owned-by: { command: java }");

    assertThat(finding.state()).isEqualTo(State.BAD);
    assertThat(finding.said()).contains("java (pid 41", "rust (pid 50");
  }

  @Test
  void an_owner_that_cannot_be_seen_is_unknown() {
    host.answer(SS, "LISTEN 0 100 *:2333 *:*\n");

    assertThat(look("owned-by: { user: x }").state()).isEqualTo(State.UNKNOWN);
    assertThat(look("owned-by: { user: x }").said()).contains("as: root");
    assertThat(look("free: true").state()).isEqualTo(State.BAD);
  }

  @Test
  void without_ss_nothing_is_known() {
    assertThat(look("free: true").state()).isEqualTo(State.UNKNOWN);
    host.answer(SS, ScriptedHost.exited(255, "", "Cannot open netlink socket"));
    assertThat(look("free: true").state()).isEqualTo(State.UNKNOWN);
  }

  @Test
  void arguments_of_processes_are_never_shown() {
    host.answer(SS, JAVA);
    host.answer("ps ", " 41 a 0::/ /usr/bin/java --password=canary\n");

    assertThat(look("owned-by: { user: b }").toString()).contains("java").doesNotContain("canary");
  }

  private Finding look(String more) {
    return Checks.look("port", "{ number: 2333, " + more + " }", host);
  }
}
