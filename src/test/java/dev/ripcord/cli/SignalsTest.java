package dev.ripcord.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.host.Eventually;
import io.avaje.json.JsonWriter;
import io.avaje.jsonb.Jsonb;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hc.core5.http.HttpHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.sqlite.JDBC;
import picocli.CommandLine;

/** Real signals to a real process that drives a run with a real journal; effects are counted. */
@Timeout(120)
final class SignalsTest {
  private static String catalog(Path folder) {
    return """
    ripcord: 1
    services:
      shop:
        target: { directory: { releases: %1$s/releases, current: %1$s/current } }
        probes: { ok: { file: %1$s/current/ok } }
        verify: { good: 1, every: 10ms, within: 5s }
        procedures:
          quick:
            budget: 1m
            steps:
              - command:
                  title: slow
                  run: [ sh, -c, "echo x >> %1$s/effects; until [ -e %1$s/go ]; do sleep 0.05; done; touch %1$s/slow" ]
                  observe: { file: %1$s/slow }
                  repeatability: unsafe
              - rollback: release
    """
        .formatted(folder);
  }

  @TempDir private Path folder;
  private final List<Process> started = new ArrayList<>();

  @BeforeEach
  void two_releases_and_a_slow_step() throws IOException {
    for (var each : List.of("20260101000000", "20260201000000")) {
      var release = Files.createDirectories(folder.resolve("releases").resolve(each));
      Files.createFile(release.resolve("ok"));
    }
    Files.createSymbolicLink(folder.resolve("current"), Path.of("releases/20260201000000"));
    Files.writeString(folder.resolve("ripcord.yaml"), catalog(folder));
  }

  @AfterEach
  void nothing_is_left() throws IOException {
    Files.writeString(folder.resolve("go"), "");
    started.forEach(Process::destroyForcibly);
    Eventually.holds("the slow command has ended", () -> Files.exists(folder.resolve("slow")));
  }

  @Test
  void sigint_finishes_the_step_and_begins_no_other() throws Exception {
    var process = inTheSlowStep();
    signal(process, "INT");
    Eventually.holds("it says so", () -> err().contains("ctrl-C: it stops at the next safe point"));
    assertThat(process.isAlive()).isTrue();
    go();
    assertThat(ended(process)).isEqualTo(9);
    assertThat(out()).contains("ABORTED").contains("not begun");
    assertThat(folder.resolve("current").toRealPath()).endsWithRaw(Path.of("20260201000000"));
  }

  @Test
  void sigterm_does_the_same() throws Exception {
    var process = inTheSlowStep();
    signal(process, "TERM");
    Eventually.holds("it says so", () -> err().contains("SIGTERM"));
    go();
    assertThat(ended(process)).isEqualTo(9);
  }

  @Test
  void a_second_sigint_ends_it_at_once_and_the_journal_is_whole_and_nothing_is_done_twice()
      throws Exception {
    var process = inTheSlowStep();
    signal(process, "INT");
    Eventually.holds("it says so", () -> err().contains("once more"));
    signal(process, "INT");
    assertThat(ended(process)).isEqualTo(130);
    assertThat(err()).contains("stopped at once").contains("ripcord resume 20");

    assertThat(ended(start("journal", "verify"))).isZero();
    assertThat(ended(start("status"))).isEqualTo(3);
    assertThat(out()).contains("INTERRUPTED");
    go();
    assertThat(ended(start("resume"))).as(out() + err()).isZero();
    assertThat(out()).contains("RECOVERED");
    assertThat(folder.resolve("effects")).hasContent("x");
    assertThat(folder.resolve("current").toRealPath()).endsWithRaw(Path.of("20260101000000"));
  }

  @Test
  void a_terminal_that_goes_away_stops_nothing() throws Exception {
    var process = inTheSlowStep();
    signal(process, "HUP");
    go();
    assertThat(ended(process)).isZero();
  }

  private Process inTheSlowStep() throws IOException {
    var process = start("rollback", "shop", "--yes");
    Eventually.holds(
        () -> "the slow step has begun: " + out() + err(),
        () -> Files.exists(folder.resolve("effects")));
    return process;
  }

  private Process start(String... words) throws IOException {
    var line = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
    line.addAll(List.of("-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED"));
    line.addAll(List.of("-cp", classPath(), RealProcess.class.getName(), folder.toString()));
    line.addAll(Arrays.asList(words));
    var process =
        new ProcessBuilder(line)
            .redirectOutput(folder.resolve("out").toFile())
            .redirectError(folder.resolve("err").toFile())
            .start();
    started.add(process);
    return process;
  }

  private static int ended(Process process) throws InterruptedException {
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("it ends").isTrue();
    return process.exitValue();
  }

  private static void signal(Process process, String name) throws Exception {
    new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
  }

  private void go() throws IOException {
    Files.writeString(folder.resolve("go"), "");
  }

  private String out() {
    return text("out");
  }

  private String err() {
    return text("err");
  }

  private String text(String name) {
    try {
      return Files.readString(folder.resolve(name));
    } catch (IOException e) {
      return "(" + e + ")";
    }
  }

  private static String classPath() {
    return Stream.of(
            RealProcess.class,
            Main.class,
            CommandLine.class,
            Jsonb.class,
            JsonWriter.class,
            Load.class,
            JDBC.class,
            HttpHost.class)
        .map(each -> each.getProtectionDomain().getCodeSource().getLocation().getPath())
        .distinct()
        .collect(Collectors.joining(File.pathSeparator));
  }
}
