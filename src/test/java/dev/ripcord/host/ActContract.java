package dev.ripcord.host;

import static dev.ripcord.host.Processes.MARK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.host.CommandResult.Exited;
import dev.ripcord.host.CommandResult.TimedOut;
import dev.ripcord.host.Trace.Ended;
import dev.ripcord.host.Trace.NeverStarted;
import dev.ripcord.host.Trace.Running;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every host does with a command that changes something. */
public abstract class ActContract extends HostContract {
  protected static final ActId ID = new ActId("run-1", "2.1", 1, "stop");
  private static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);

  @Test
  void an_act_tells_the_exit_status_and_both_streams() {
    var result = host().act(ID, sh("echo out; echo err >&2; exit 7"));
    assertThat(result).isEqualTo(new Exited(7, new Output("out\n", "err\n", false)));
    assertThat(host().trace(ID)).isEqualTo(new Ended(result));
    assertThat(host().await(ID, Duration.ofSeconds(1))).isEqualTo(result);
  }

  @Test
  void what_was_never_started_is_known_to_be_so() {
    assertThat(host().trace(ID)).isEqualTo(new NeverStarted());
  }

  @Test
  void the_same_id_is_not_run_again() throws IOException {
    var command = effect("exit 3");
    var first = host().act(ID, command);
    assertThat(host().act(ID, command)).isEqualTo(first);
    assertThat(host().act(ID.part("start"), command)).isEqualTo(first);
    assertThat(effects()).hasSize(2);
  }

  @Test
  void the_same_id_is_run_once_by_many_at_a_time() throws IOException {
    var command = effect("sleep 0.2; echo done");
    try (var threads = Executors.newFixedThreadPool(6)) {
      var all =
          IntStream.range(0, 6)
              .mapToObj(_ -> CompletableFuture.supplyAsync(() -> host().act(ID, command), threads))
              .toList();
      assertThat(all).allMatch(each -> each.join().stdout().equals("done\n"));
    }
    assertThat(effects()).hasSize(1);
  }

  @Test
  void another_process_finds_an_act_running_and_waits_for_its_end() {
    var release = scratch().resolve("release");
    var command = sh("while [ ! -e \"$1\" ]; do sleep 0.02; done; exit 5", release.toString());
    var first = CompletableFuture.supplyAsync(() -> host().act(ID, command));
    Eventually.holds("it runs", () -> host().trace(ID) instanceof Running);
    host().files().replace(release, new byte[0]);
    var result = host().await(ID, Duration.ofSeconds(20));
    assertThat(result).isEqualTo(new Exited(5, Output.of("")));
    assertThat(first.join()).isEqualTo(result);
  }

  @Test
  void an_act_that_hangs_is_ended_with_all_that_it_started() {
    var hanging = sh("echo begun; sleep $1 & sleep $1", MARK).within(Duration.ofMillis(300));
    var result = new TimedOut(Duration.ofMillis(300), Output.of("begun\n"));
    assertThat(host().act(ID, hanging)).isEqualTo(result);
    assertThat(host().trace(ID)).isEqualTo(new Ended(result));
    assertThat(Processes.running("sleep " + MARK)).isEmpty();
  }

  @Test
  void an_act_that_ignores_sigterm_is_killed() {
    var deaf = sh("trap '' TERM; while :; do sleep 0.05; done", "deaf-act-" + MARK);
    assertThat(host().act(ID, deaf.within(Duration.ofMillis(200)))).isInstanceOf(TimedOut.class);
    assertThat(Processes.running("deaf-act-" + MARK)).isEmpty();
  }

  @Test
  void a_wait_that_is_too_long_ends_the_act() {
    var first = CompletableFuture.supplyAsync(() -> host().act(ID, sh("exec sleep $1", MARK)));
    Eventually.holds("it runs", () -> host().trace(ID) instanceof Running);
    assertThat(host().await(ID, Duration.ofMillis(100))).isInstanceOf(TimedOut.class);
    assertThat(first.join()).isInstanceOf(TimedOut.class);
    assertThat(Processes.running("sleep " + MARK)).isEmpty();
  }

  @Test
  void the_end_of_a_run_ends_what_of_it_still_runs_and_tells_what_that_was() {
    var first = CompletableFuture.supplyAsync(() -> host().act(ID, sh("exec sleep $1", MARK)));
    Eventually.holds("it runs", () -> host().trace(ID) instanceof Running);
    assertThat(host().end("another-run")).isEmpty();
    assertThat(host().end(ID.run()))
        .containsExactly(ID.step() + "-" + ID.attempt() + "-" + ID.part());
    assertThat(first.join()).isInstanceOf(TimedOut.class);
    assertThat(Processes.running("sleep " + MARK)).isEmpty();
    assertThat(host().end(ID.run())).isEmpty();
  }

  @Test
  void a_gigabyte_of_output_of_an_act_is_thrown_away() {
    var result =
        host()
            .act(
                ID,
                sh("head -c 1000000000 /dev/zero; echo end >&2; exit 4")
                    .within(Duration.ofMinutes(5)));
    assertThat(result).isInstanceOf(Exited.class);
    assertThat(((Exited) result).status()).isEqualTo(4);
    assertThat(result.stdout()).hasSize(1 << 20);
    assertThat(((Exited) result).output().truncated()).isTrue();
  }

  @Test
  void a_daemon_that_an_act_starts_lives_on_and_may_go_on_printing() {
    var sign = scratch().resolve("sign");
    var daemon =
        "i=0; while [ $i -lt 90000 ]; do echo line $i; i=$((i+1)); done; echo $? >\"$1\"; sleep 30";
    var result = host().act(ID, sh("(" + daemon + ") & echo $! >&2", sign.toString()));
    assertThat(result.ok()).isTrue();
    Eventually.holds("it could print all", () -> said(sign).equals("0\n"));
    Processes.kill(((Exited) result).output().stderr().strip());
  }

  /** A file is there a moment before what is written to it. */
  private static String said(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void an_act_can_be_interrupted_from_the_keyboard_of_nobody() {
    var result =
        host()
            .act(
                ID,
                sh("trap 'echo int' INT; kill -s INT $$; trap 'echo quit' QUIT; kill -s QUIT $$"));
    assertThat(result.stdout()).isEqualTo("int\nquit\n");
  }

  @Test
  void a_secret_stands_neither_in_the_state_nor_in_any_command_line() {
    var release = scratch().resolve("release");
    var command =
        sh("while [ ! -e \"$1\" ]; do sleep 0.02; done; echo ${#TOKEN}", release.toString())
            .with(Map.of("TOKEN", "canary-4711"));
    var running = CompletableFuture.supplyAsync(() -> host().act(ID, command));
    Eventually.holds("it runs", () -> host().trace(ID) instanceof Running);
    assertThat(Processes.commandLines()).noneMatch(each -> each.contains("canary-4711"));
    host().files().replace(release, new byte[0]);
    assertThat(running.join().stdout()).isEqualTo("11\n");
    assertThat(stateTexts()).isNotEmpty().noneMatch(each -> each.contains("canary-4711"));
    assertThat(stateTexts()).noneMatch(each -> each.contains("/release"));
  }

  @Test
  void what_is_forgotten_leaves_nothing() {
    host().act(ID, Command.of("true"));
    host().forget(ID.run(), LONG_AGO);
    assertThat(host().trace(ID)).isEqualTo(new NeverStarted());
  }

  @Test
  void what_is_kept_for_an_undo_outlives_the_run() {
    var kept = host().keep(ID.run()).resolve("env");
    host().files().writePrivate(kept, new byte[] {1});
    host().forget(ID.run(), LONG_AGO);
    assertThat(host().files().exists(host().keep(ID.run()).resolve("env"))).isTrue();
  }

  @Test
  void what_is_kept_of_runs_before_a_day_goes_and_all_else_stays() {
    var runs = List.of("20260101-235959-zzz", "20260102-000000-aaa");
    var others = List.of("steps", "20260101", "1-1-x", "20260101-notes");
    Stream.concat(runs.stream(), others.stream())
        .map(each -> host().keep(each).resolve("env"))
        .forEach(each -> host().files().writePrivate(each, new byte[] {1}));

    host().forget(ID.run(), LocalDate.of(2026, 1, 2));

    assertThat(host().files().exists(keptFolder(runs.getFirst()))).isFalse();
    assertThat(Stream.concat(runs.stream().skip(1), others.stream()))
        .allMatch(each -> host().files().exists(keptFolder(each).resolve("env")));
  }

  /** Where it lies, without making it. */
  private Path keptFolder(String name) {
    return host().keep("steps").resolveSibling(name);
  }

  private Command effect(String rest) {
    return sh("echo effect >>\"$1\"; " + rest, effectFile().toString());
  }

  private List<String> effects() throws IOException {
    return Files.readAllLines(effectFile());
  }

  private Path effectFile() {
    return scratch().resolve("effects");
  }
}
