package dev.ripcord.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ripcord.check.Finding.State;
import dev.ripcord.host.Command;
import dev.ripcord.host.ScriptedHost;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a host uses, counted as people mean it. */
class HostCheckTest {
  private static final String MEMORY =
      "MemTotal: 1000 kB\nMemFree: 50 kB\nMemAvailable: 400 kB\nSwapTotal: 200 kB\nSwapFree: 150 kB\n";
  private static final String IDLE = "cpu  100 0 100 1000 0 0 0 0 0 0\ncpu0 1 1 1 1\n";
  private static final String DISK = "1000 100 50 100 40 /";

  @Test
  void what_caches_hold_is_not_used() {
    assertThat(HostUse.memory(MEMORY)).containsEntry("memory", 0.6).containsEntry("swap", 0.25);
    assertThat(HostUse.memory("MemTotal: 10 kB\nSwapTotal: 0 kB\nSwapFree: 0 kB\n")).isEmpty();
  }

  @Test
  void waiting_for_a_disk_and_what_others_take_is_not_busy() {
    assertThat(HostUse.cpu(IDLE, "cpu 110 5 110 1010 50 3 2 10 7 0\n").orElseThrow())
        .isCloseTo(0.3, within(1e-9));
    assertThat(HostUse.cpu(IDLE, IDLE)).isEmpty();
    assertThat(HostUse.cpu(IDLE, "")).isEmpty();
  }

  @Test
  void what_is_kept_back_for_root_is_not_free() {
    assertThat(HostUse.disks(DISK).get("disk(/)")).isCloseTo(900 / 950.0, within(1e-9));
    assertThat(HostUse.disks(DISK)).containsEntry("inodes(/)", 0.6);
    assertThat(HostUse.disks("0 0 0 0 0 /proc\n")).isEmpty();
  }

  @Test
  void limits_are_compared_and_numbers_are_told_either_way() {
    assertThat(look("{ over: 1ms }").state()).isEqualTo(State.GOOD);
    assertThat(look("{ over: 1ms, memory-below: 61%, cpu-below: 95% }").isGood()).isTrue();
    var full = look("{ over: 1ms, memory-below: 60%, disk-below: 90% }");
    assertThat(full.state()).isEqualTo(State.BAD);
    assertThat(full.said()).isEqualTo("disk(/) is at 95%; memory is at 60%");
    assertThat(full.numbers())
        .containsKeys("memory", "cpu", "swap", "disk(/)", "inodes(/)")
        .containsEntry("load", 0.52);
  }

  @Test
  void a_disk_without_free_files_is_full() {
    var disks = Map.of("memory", 0.1, "cpu", 0.1, "disk(/)", 0.1, "inodes(/)", 0.99);
    assertThat(((HostCheck) Checks.of("host", "{ disk-below: 90% }")).judge(disks).state())
        .isEqualTo(State.BAD);
  }

  @Test
  void what_cannot_be_measured_is_unknown() {
    var seen = look("{ over: 1ms, disks: [ /, /none ] }");
    assertThat(seen.state()).isEqualTo(State.UNKNOWN);
    assertThat(seen.said()).contains("disk(/none)");
    assertThat(Checks.look("host", "{ over: 1ms }", new ScriptedHost()).state())
        .isEqualTo(State.UNKNOWN);
  }

  @Test
  void on_this_machine_disks_are_as_df_shows_them(@TempDir Path folder) {
    var host = Checks.local(folder);
    var seen = Checks.look("host", "{ over: 100ms }", host).numbers();
    assertThat(seen.get("memory")).isBetween(0.0, 1.0);
    assertThat(seen.get("cpu")).isBetween(0.0, 1.0);
    var df = host.look(Command.of("df", "--output=pcent", "/")).stdout().replaceAll("\\D", "");
    assertThat(seen.get("disk(/)")).isCloseTo(Double.parseDouble(df) / 100, within(0.015));
  }

  private static Finding look(String yaml) {
    var host =
        new ScriptedHost()
            .answer("cat /proc/stat /proc/meminfo", IDLE + MEMORY)
            .answer("cat /proc/stat", "cpu  200 0 100 1300 0 0 0 0 0 0\n")
            .answer("cat /proc/loadavg", "0.52 0.58 0.59 1/999 12345\n")
            .answer("stat -f", DISK + "\n");
    return Checks.look("host", yaml, host);
  }
}
