package dev.ripcord.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.check.Finding.State;
import dev.ripcord.clock.FakeClock;
import dev.ripcord.host.Command;
import dev.ripcord.host.ScriptedHost;
import dev.ripcord.probe.Origin;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessCheckTest {
  private static final String PS =
      """
          1 root     11000 /sbin/init
         41 lavalink 2097152 /usr/bin/java -Xmx2g -jar Lavalink.jar --token=canary
         42 www-data 512 nginx: worker process
         43 www-data 512 nginx: worker process
      """;

  private final ScriptedHost host = new ScriptedHost().answer("ps ", PS);
  private final FakeClock clock = new FakeClock();

  @Test
  void a_process_is_found_by_its_command_line_and_user() {
    assertThat(look("command: Lavalink\\.jar").isGood()).isTrue();
    assertThat(look("command: Lavalink\\.jar, user: root").state()).isEqualTo(State.BAD);
    assertThat(look("user: www-data, at-least: 2, at-most: 2").isGood()).isTrue();
    assertThat(look("user: www-data, at-least: 3").said()).contains("at least 3");
    assertThat(look("user: www-data, at-most: 1").said()).contains("at most 1");
    assertThat(look("command: Lavalink, at-most: 0").state()).isEqualTo(State.BAD);
    assertThat(look("command: nothing, at-most: 0").isGood()).isTrue();
  }

  @Test
  void what_it_holds_is_compared_and_told() {
    assertThat(look("command: Lavalink, memory-below: 3GiB").isGood()).isTrue();
    var finding = look("command: Lavalink, memory-below: 2GiB");

    assertThat(finding.state()).isEqualTo(State.BAD);
    assertThat(finding.said()).contains("2048 MiB");
    assertThat(finding.evidence()).containsEntry("memory", "2048 MiB").containsEntry("pid", "41");
    assertThat(finding.numbers())
        .containsEntry("memory-bytes", (double) (2048L << 20))
        .containsEntry("count", 1.0);
    assertThat(finding.origin()).contains(Origin.REMOTE);
  }

  @Test
  void arguments_are_never_shown() {
    assertThat(look("command: Lavalink, memory-below: 1GiB").toString()).doesNotContain("canary");
  }

  @Test
  void the_processor_is_measured_over_a_while_by_the_hosts_own_clock() {
    stats(
        "100.00 1\n41 (a ) b) S 1 2 3 4 5 6 7 8 9 10 500 100 0\n",
        "102.00 1\n41 (a ) b) S 1 2 3 4 5 6 7 8 9 10 600 150 0\n");

    var finding = look("command: Lavalink, cpu-below: 75%, over: 2s");

    assertThat(finding.state()).isEqualTo(State.BAD);
    assertThat(finding.said()).contains("75%");
    assertThat(finding.numbers()).containsEntry("cpu", 0.75);
    assertThat(clock.slept()).containsExactly(Duration.ofSeconds(2));
  }

  @Test
  void a_process_that_is_gone_meanwhile_cannot_be_measured() {
    stats("100.00 1\n41 (a) S 1 2 3 4 5 6 7 8 9 10 500 100 0\n", "101.00 1\n");

    assertThat(look("command: Lavalink, cpu-below: 75%").state()).isEqualTo(State.UNKNOWN);
  }

  @Test
  void without_ps_nothing_is_known() {
    assertThat(Checks.look("process", "{ user: x }", new ScriptedHost()).state())
        .isEqualTo(State.UNKNOWN);
  }

  @Test
  void a_real_process_is_found_and_measured(@TempDir Path folder) throws Exception {
    var busy = new ProcessBuilder("sh", "-c", "while :; do :; done # ripcord-test-busy").start();
    try {
      var finding =
          Checks.look(
              "process",
              "{ command: 'ripcord-test-bus[y]', at-most: 1, memory-below: 1GiB, cpu-below: 1%,"
                  + " over: 300ms }",
              Checks.local(folder));

      assertThat(finding.state()).as(finding.said()).isEqualTo(State.BAD);
      assertThat(finding.said()).contains("% of a processor");
      assertThat(finding.evidence()).containsEntry("pid", String.valueOf(busy.pid()));
    } finally {
      busy.destroyForcibly().waitFor();
    }
  }

  /** {@code pkill -f} and the like find themselves: the command line names what is looked for. */
  @Test
  void ripcord_does_not_find_itself(@TempDir Path folder) {
    var local = Checks.local(folder);
    var self = String.valueOf(ProcessHandle.current().pid());
    assertThat(local.look(Command.of("ps", "-o", "args=", "-p", self)).stdout()).contains("java");

    var finding = Checks.look("process", "{ command: '^\\S*java', at-least: 0 }", local);

    assertThat(List.of(finding.evidence().getOrDefault("pid", "").split(" "))).doesNotContain(self);
  }

  private void stats(String first, String second) {
    var answers = new ArrayDeque<>(List.of(first, second));
    host.answer("cat /proc/uptime /proc/41/stat", _ -> ScriptedHost.exited(0, answers.pop(), ""));
  }

  private Finding look(String yaml) {
    return Checks.of("process", "{ " + yaml + " }")
        .look(new Sight(host, clock, Checks.secrets(), Instant.EPOCH));
  }
}
