package dev.ripcord.host.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ripcord.host.ShellCheck;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The supervisor, under every shell that a host may have. */
class SupervisorScriptTest {
  private static final File NOTHING = new File("/dev/null");

  @TempDir private Path folder;
  private Path script;

  @BeforeEach
  void write() throws Exception {
    script = Files.writeString(folder.resolve("supervisor.sh"), SupervisorScript.TEXT);
  }

  @Test
  void it_is_clean() throws Exception {
    ShellCheck.clean(script);
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "bash", "busybox sh"})
  void it_runs_a_command_once_under(String shell) throws Exception {
    run(shell, "30", "sh", "-c", "echo out; echo err >&2; exit 7");
    assertThat(text("status")).isEqualTo("exit 7\n");
    assertThat(text("out")).isEqualTo("out\n");
    assertThat(text("err")).isEqualTo("err\n");
    assertThat(run(shell, "30", "sh", "-c", "echo again >&2")).isEqualTo(3);
    assertThat(text("err")).isEqualTo("err\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "bash", "busybox sh"})
  void it_ends_a_deaf_command_and_cuts_its_output_under(String shell) throws Exception {
    run(shell, "0.3", "sh", "-c", "trap '' TERM; while :; do echo line; done");
    assertThat(text("status")).isEqualTo("timeout 0.3\n");
    assertThat(text("out").length()).isBetween(1024, 2048);
    assertThat(folder.resolve("act/cut")).exists();
  }

  private int run(String shell, String seconds, String... argv) throws Exception {
    var name = shell.split(" ", 2)[0];
    assumeTrue(ShellCheck.has(name), "needs " + name);
    var words = new ArrayList<>(List.of("setsid"));
    words.addAll(List.of(shell.split(" ", -1)));
    words.addAll(List.of(script.toString(), "run", folder.resolve("act").toString()));
    words.addAll(List.of(seconds, "1", "1024"));
    words.addAll(List.of(argv));
    return new ProcessBuilder(words)
        .redirectErrorStream(true)
        .redirectOutput(Redirect.DISCARD)
        .redirectInput(NOTHING)
        .start()
        .waitFor();
  }

  private String text(String name) throws IOException {
    return Files.readString(folder.resolve("act").resolve(name));
  }
}
