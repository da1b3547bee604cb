package dev.ripcord.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.check.Finding.State;
import dev.ripcord.host.ScriptedHost;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file that is touched, by the clock of its host. */
class HeartbeatCheckTest {

  @ParameterizedTest
  @CsvSource({"1000.5, GOOD", "880.0, GOOD", "879.0, BAD", "1003.0, GOOD", "1010.0, UNKNOWN"})
  void its_age_is_that_on_its_host(String touched, State expected) {
    var host = host().answer("stat", touched + "\n");
    assertThat(Checks.look("heartbeat", "{ file: /run/beat }", host).state()).isEqualTo(expected);
  }

  @Test
  void a_file_that_is_not_there_was_never_touched_and_one_that_is_hidden_may_have_been() {
    var none = host().answer("stat", ScriptedHost.exited(1, "", "stat: No such file or directory"));
    assertThat(Checks.look("heartbeat", "{ file: /run/beat }", none).state()).isEqualTo(State.BAD);
    var hidden = host().answer("stat", ScriptedHost.exited(1, "", "stat: Permission denied"));
    assertThat(Checks.look("heartbeat", "{ file: /run/beat }", hidden).state())
        .isEqualTo(State.UNKNOWN);
    assertThat(Checks.look("heartbeat", "{ file: /run/beat }", new ScriptedHost()).state())
        .isEqualTo(State.UNKNOWN);
  }

  @Test
  void a_real_file_is_looked_at(@TempDir Path folder) throws Exception {
    var file = Files.createFile(folder.resolve("beat"));
    var yaml = "{ file: " + file + ", within: 1m }";
    var fresh = Checks.look("heartbeat", yaml, Checks.local(folder));
    assertThat(fresh.isGood()).isTrue();
    assertThat(fresh.numbers().get("age")).isBetween(0.0, 30.0);

    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(300)));
    var old = Checks.look("heartbeat", yaml, Checks.local(folder));
    assertThat(old.state()).isEqualTo(State.BAD);
    assertThat(old.said()).startsWith("last touched 5m").contains("not within 1m");
  }

  private static ScriptedHost host() {
    return new ScriptedHost().answer("date", "1000.000000000\n");
  }
}
