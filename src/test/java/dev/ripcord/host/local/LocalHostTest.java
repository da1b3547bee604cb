package dev.ripcord.host.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ripcord.clock.Clock;
import dev.ripcord.host.ActId;
import dev.ripcord.host.Command;
import dev.ripcord.host.CommandResult;
import dev.ripcord.host.CommandResult.Exited;
import dev.ripcord.host.CommandResult.Lost;
import dev.ripcord.host.CommandResult.NotStarted;
import dev.ripcord.host.Eventually;
import dev.ripcord.host.Output;
import dev.ripcord.host.SmallDisk;
import dev.ripcord.host.Trace;
import dev.ripcord.host.Trace.Ended;
import dev.ripcord.host.Trace.NeverStarted;
import dev.ripcord.host.Trace.Running;
import dev.ripcord.real.Needs;
import dev.ripcord.real.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a crash, a restart, a full disk and other users do to commands on this machine. */
class LocalHostTest {
  private static final ActId ID = new ActId("run-1", "2.1", 1, "stop");
  private static final String SLOW_EFFECT =
      "echo begun >>\"$1\"; while [ ! -e \"$1.go\" ]; do sleep 0.02; done; echo done >>\"$1\"; exit 6";

  @TempDir private Path folder;
  private LocalPlace place;
  private Path effects;

  @BeforeEach
  void make() {
    place = new LocalPlace(folder);
    effects = place.scratch().resolve("effects");
  }

  @Test
  void an_act_goes_on_when_its_ripcord_is_killed_and_its_end_is_found() throws Exception {
    var ripcord = ActOnce.start(folder, "sh", "-c", SLOW_EFFECT, "sh", effects.toString());
    Eventually.holds("the effect began", () -> Files.exists(effects));
    ripcord.destroyForcibly().waitFor();
    assertThat(place.host().trace(ID)).isInstanceOf(Running.class);
    Files.createFile(Path.of(effects + ".go"));
    var result = new Exited(6, Output.of(""));
    assertThat(place.host().act(ID, Command.of("never", "run"))).isEqualTo(result);
    assertThat(place.host().trace(ID)).isEqualTo(new Ended(result));
    assertThat(Files.readAllLines(effects)).containsExactly("begun", "done");
  }

  @RepeatedTest(5)
  void killed_at_any_moment_an_act_is_done_once_or_never() throws Exception {
    var seed = new Random().nextLong();
    var ripcord = ActOnce.start(folder, "sh", "-c", "echo x >>\"$1\"", "sh", effects.toString());
    var _ = ripcord.waitFor(new Random(seed).nextInt(60, 400), TimeUnit.MILLISECONDS);
    ripcord.destroyForcibly().waitFor();
    var result =
        place.host().act(ID, Command.of("sh", "-c", "echo x >>\"$1\"", "sh", effects.toString()));
    assertThat(result).as("seed %d", seed).isEqualTo(new Exited(0, Output.of("")));
    assertThat(Files.readAllLines(effects)).as("seed %d", seed).containsExactly("x");
  }

  @Test
  void ctrl_c_in_the_terminal_does_not_reach_an_act() throws Exception {
    var ripcord = ActOnce.start(folder, "sh", "-c", SLOW_EFFECT, "sh", effects.toString());
    Eventually.holds("the effect began", () -> Files.exists(effects));
    var session = Stat.session(supervisor().pid());
    assertThat(session).isEqualTo(supervisor().pid()).isNotEqualTo(Stat.session(ripcord.pid()));
    ripcord.destroyForcibly().waitFor();
    Files.createFile(Path.of(effects + ".go"));
    assertThat(place.host().await(ID, Duration.ofSeconds(20))).isInstanceOf(Exited.class);
  }

  @Test
  void an_act_whose_supervisor_was_killed_is_lost_and_not_run_again() throws Exception {
    var ripcord = ActOnce.start(folder, "sh", "-c", SLOW_EFFECT, "sh", effects.toString());
    Eventually.holds("the effect began", () -> Files.exists(effects));
    ripcord.destroyForcibly().waitFor();
    for (var each : Stat.inSession(supervisor().pid())) {
      ProcessHandle.of(each).ifPresent(ProcessHandle::destroyForcibly);
    }
    Files.createFile(Path.of(effects + ".go"));
    Eventually.holds("it is over", () -> !(place.host().trace(ID) instanceof Running));
    assertThat(place.host().act(ID, Command.of("true"))).isInstanceOf(Lost.class);
  }

  @Test
  void a_pid_that_was_given_to_another_process_is_no_sign_of_life() throws IOException {
    var us = ProcessHandle.current().pid();
    begun(new Stamp(us, "1", Stamp.bootNow()));
    assertThat(lost(place.host().trace(ID))).contains("supervisor was killed");
  }

  @Test
  void a_wait_that_is_too_long_does_not_end_a_stranger_with_the_same_pid() throws Exception {
    var stranger = new ProcessBuilder("setsid", "sleep", "600").start();
    try {
      begun(us());
      Files.writeString(
          place.state().resolve(ID.folder()).resolve("command"),
          stranger.pid() + " 1 " + Stamp.bootNow() + "\n");
      assertThat(place.host().await(ID, Duration.ofMillis(50)))
          .isInstanceOf(CommandResult.TimedOut.class);
      assertThat(stranger.isAlive()).isTrue();
    } finally {
      stranger.destroyForcibly().waitFor();
    }
  }

  @Test
  void a_restart_of_the_machine_is_noticed_with_the_state_there_and_gone() throws IOException {
    begun(new Stamp(ProcessHandle.current().pid(), "1", "another-boot"));
    assertThat(lost(place.host().trace(ID))).contains("restarted");
    place.host().act(ID.part("other"), Command.of("true"));
    Tree.delete(place.state());
    assertThat(place.host().trace(ID)).isEqualTo(new NeverStarted());
    Files.writeString(folder.resolve("kept/.boots/run-1"), "another-boot");
    assertThat(lost(place.host().trace(ID))).contains("restarted");
    assertThat(place.host().await(ID, Duration.ZERO)).isInstanceOf(Lost.class);
  }

  @Test
  void the_state_is_private() throws IOException {
    place.host().act(ID, Command.of("true"));
    for (var each :
        List.of(place.state(), place.state().resolve(ID.folder()), place.host().keep("r"))) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void where_the_first_place_cannot_be_written_the_next_is_used_and_found_again()
      throws IOException {
    var file = Files.createFile(folder.resolve("file"));
    var second = folder.resolve("second");
    var host = host(List.of(file.resolve("below"), second));
    assertThat(host.act(ID, Command.of("true")).ok()).isTrue();
    assertThat(second.resolve(ID.folder())).isDirectory();
    assertThat(host(List.of(place.state(), second)).trace(ID)).isInstanceOf(Ended.class);
  }

  @Test
  @Needs(Part.ROOT)
  void a_place_that_belongs_to_somebody_else_is_refused() throws IOException {
    var theirs = Files.createDirectory(folder.resolve("theirs"));
    Files.setAttribute(theirs, "unix:uid", 65534);
    var host = host(List.of(theirs));
    assertThatThrownBy(() -> host.act(ID, Command.of("true")))
        .hasMessageContaining("belongs to somebody else");
  }

  @Test
  @Needs(Part.ROOT)
  void root_runs_a_command_as_somebody_else_with_that_home_and_the_secret() {
    var command =
        Command.of("sh", "-c", "id -un; echo $TOKEN; test \"$HOME\" != /root")
            .with(Map.of("TOKEN", "secret"))
            .as(Optional.of("nobody"));
    assertThat(place.host().look(command)).isEqualTo(new Exited(0, Output.of("nobody\nsecret\n")));
    assertThat(place.host().act(ID, command).stdout()).isEqualTo("nobody\nsecret\n");
  }

  @Test
  @Needs(Part.ROOT)
  void what_another_user_cannot_run_was_not_started() {
    var command = Command.of("no-such-program").as(Optional.of("nobody"));
    assertThat(place.host().look(command)).isInstanceOf(NotStarted.class);
    assertThat(place.host().act(ID, command)).isInstanceOf(NotStarted.class);
  }

  @Test
  @Needs(Part.ROOT)
  void a_replacement_keeps_the_owner() throws IOException {
    var file = Files.writeString(folder.resolve("a"), "old");
    Files.setAttribute(file, "unix:uid", 65534);
    Files.setAttribute(file, "unix:mode", 04750);
    place.host().files().replace(file, "new".getBytes(UTF_8));
    assertThat(Files.getAttribute(file, "unix:uid")).isEqualTo(65534);
    assertThat(place.host().files().read(file).orElseThrow().mode()).isEqualTo("04750");
  }

  @Test
  @Needs(Part.ROOT)
  void a_full_disk_leaves_the_old_file_whole_and_nothing_beside() throws Exception {
    try (var disk = SmallDisk.mount(folder.resolve("disk"))) {
      var file = Files.writeString(disk.path().resolve("a"), "old");
      assertThatThrownBy(() -> place.host().files().replace(file, new byte[1 << 20]))
          .hasMessageContaining("No space left on device")
          .hasMessageContaining("make room");
      assertThat(Files.readString(file)).isEqualTo("old");
      assertThat(place.host().files().list(disk.path())).containsExactly("a");
    }
  }

  @Test
  @Needs(Part.ROOT)
  void a_full_disk_does_not_stop_an_act() throws Exception {
    try (var disk = SmallDisk.mount(folder.resolve("disk"))) {
      disk.fill();
      var host = host(List.of(disk.path().resolve("ripcord"), folder.resolve("second")));
      assertThat(host.act(ID, Command.of("echo", "hello")).stdout()).isEqualTo("hello\n");
    }
  }

  @Test
  @Needs(Part.ROOT)
  void output_that_fills_the_disk_does_not_change_how_a_command_ends() throws Exception {
    try (var disk = SmallDisk.mount(folder.resolve("disk"))) {
      var host = host(List.of(disk.path().resolve("ripcord")));
      var result = host.act(ID, Command.of("sh", "-c", "head -c 3000000 /dev/zero; exit 5"));
      assertThat(result)
          .isInstanceOfSatisfying(Exited.class, e -> assertThat(e.status()).isEqualTo(5));
    }
  }

  @Test
  void what_a_killed_writer_left_is_swept_away() throws IOException {
    var left = Files.writeString(folder.resolve(".a.ripcord-999999999-1"), "secret");
    place.host().files().replace(folder.resolve("a"), new byte[0]);
    assertThat(left).doesNotExist();
  }

  private void begun(Stamp stamp) throws IOException {
    var act = Files.createDirectories(place.state().resolve(ID.folder()));
    Files.writeString(
        act.resolve("supervisor"), stamp.pid() + " " + stamp.start() + " " + stamp.boot() + "\n");
  }

  private static Stamp us() {
    var stat = Stamp.text(Path.of("/proc/self/stat"));
    var fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
    return new Stamp(ProcessHandle.current().pid(), fields[19], Stamp.bootNow());
  }

  private Stamp supervisor() {
    return Stamp.read(place.state().resolve(ID.folder()).resolve("supervisor")).orElseThrow();
  }

  private LocalHost host(List<Path> places) {
    var kept = List.of(folder.resolve("kept"));
    return LocalHost.create(Clock.system(), places, kept, Duration.ofSeconds(1));
  }

  private static String lost(Trace trace) {
    return trace instanceof Ended(CommandResult result) && result instanceof Lost(String why)
        ? why
        : "not lost: " + trace;
  }
}
