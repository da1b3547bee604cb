package dev.ripcord.host.ssh;

import static dev.ripcord.host.Processes.MARK;
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
import dev.ripcord.host.HostException;
import dev.ripcord.host.Output;
import dev.ripcord.host.Processes;
import dev.ripcord.host.Trace.Ended;
import dev.ripcord.host.Trace.NeverStarted;
import dev.ripcord.host.Trace.Running;
import dev.ripcord.real.Needs;
import dev.ripcord.real.Part;
import dev.ripcord.real.RealSshd;
import dev.ripcord.real.Wire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a cut, a slow or a changed connection does to commands on another machine. */
@Needs(Part.SSHD)
class SshHostTest {
  private static final ActId ID = new ActId("run-1", "2.1", 1, "stop");
  private static final String SLOW_EFFECT =
      "echo begun >>\"$1\"; while [ ! -e \"$1.go\" ]; do sleep 0.02; done; echo done >>\"$1\"; exit 6";

  @TempDir private Path folder;
  private RealSshd sshd;
  private SshPlace place;
  private SshHost host;
  private Path effects;

  @BeforeEach
  void start() throws IOException {
    sshd = RealSshd.start(Files.createDirectory(folder.resolve("sshd")));
    place = new SshPlace(sshd, folder);
    host = place.host();
    effects = place.scratch().resolve("effects");
  }

  @AfterEach
  void stop() {
    host.close();
    sshd.close();
  }

  @Test
  void an_act_goes_on_when_its_connection_is_cut_and_its_end_is_found() throws IOException {
    var running = act(slow(Duration.ofSeconds(30)));
    cut();
    go();
    assertThat(running.join()).isEqualTo(new Exited(6, Output.of("")));
    assertThat(Files.readAllLines(effects)).containsExactly("begun", "done");
  }

  @Test
  void an_act_is_found_again_when_the_server_was_away_for_a_while() throws IOException {
    var running = act(slow(Duration.ofSeconds(30)));
    sshd.stop();
    go();
    Eventually.holds("it ends meanwhile", () -> lines().contains("done"));
    sshd.startAgain();
    assertThat(running.join()).isEqualTo(new Exited(6, Output.of("")));
    assertThat(lines()).containsExactly("begun", "done");
  }

  @Test
  void of_a_host_that_stays_away_nothing_is_claimed() throws IOException {
    var running = act(slow(Duration.ofSeconds(1)));
    sshd.stop();
    assertThat(running.join())
        .isInstanceOfSatisfying(
            Lost.class, lost -> assertThat(lost.why()).contains("under its supervisor"));
    assertThat(host.look(Command.of("true")))
        .isInstanceOfSatisfying(
            NotStarted.class, each -> assertThat(each.why()).contains("cannot be reached"));
    assertThat(host.act(ID.part("other"), Command.of("true"))).isInstanceOf(NotStarted.class);
    assertThatThrownBy(() -> host.trace(ID))
        .isInstanceOf(HostException.class)
        .hasMessageContaining("cannot be reached");
    assertThatThrownBy(() -> host.files().exists(effects)).isInstanceOf(HostException.class);
    go();
    sshd.startAgain();
    Eventually.holds("it is over", () -> host.trace(ID) instanceof Ended);
  }

  @Test
  void an_end_that_was_seen_is_not_asked_for_again_until_its_run_is_forgotten() {
    var result = host.act(ID, Command.of("echo", "x"));
    sshd.stop();
    assertThat(host.trace(ID)).isEqualTo(new Ended(result));
    sshd.startAgain();
    host.forget(ID.run(), LocalDate.of(2020, 1, 1));
    assertThat(host.trace(ID)).isInstanceOf(NeverStarted.class);
  }

  @Test
  void since_when_a_host_runs_is_asked_anew_on_a_new_connection() throws IOException {
    assertThat(host.boot()).isEqualTo(boot());
    sshd.stop();
    Eventually.holds("the end of the connection is noticed", this::isAway);
    assertThatThrownBy(host::boot)
        .isInstanceOf(HostException.class)
        .hasMessageContaining("cannot see since when")
        .hasMessageContaining("cannot be reached");
    sshd.startAgain();
    assertThat(host.boot()).isEqualTo(boot());
  }

  private boolean isAway() {
    try {
      host.boot();
      return false;
    } catch (HostException e) {
      return true;
    }
  }

  private static String boot() throws IOException {
    return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
  }

  @Test
  void a_look_whose_connection_is_cut_is_lost_and_ends_there_by_itself() {
    var command = Command.of("sleep", MARK).within(Duration.ofSeconds(2));
    var running = CompletableFuture.supplyAsync(() -> host.look(command));
    Eventually.holds("it runs", () -> !Processes.running("sleep " + MARK).isEmpty());
    cut();
    assertThat(running.join()).isInstanceOf(Lost.class);
    Eventually.holds("it is ended", () -> Processes.running("sleep " + MARK).isEmpty());
    assertThat(host.look(Command.of("true")).ok()).isTrue();
  }

  @Test
  void an_act_that_was_held_up_on_the_way_is_barred_and_never_begins() throws IOException {
    try (var wire = new Wire(sshd.port(), Duration.ZERO)) {
      sshd.knownAt(wire.port());
      var far = SshHost.at(Clock.system(), wire.address(), place.setup());
      assertThat(far.look(Command.of("true")).ok()).isTrue();
      wire.hold();
      var command = Command.of("sh", "-c", "echo x >>\"$1\"", "sh", effects.toString());
      assertThat(far.act(ID, command))
          .isInstanceOfSatisfying(
              NotStarted.class, each -> assertThat(each.why()).contains("barred"));
      wire.release();
      Eventually.holds("the held up one is there and over", () -> wire.ended() == 2);
      assertThat(effects).doesNotExist();
      assertThat(far.act(ID, command)).isInstanceOf(NotStarted.class);
      assertThat(effects).doesNotExist();
      far.close();
    }
  }

  @Test
  void a_slow_connection_costs_time_and_nothing_else() {
    try (var wire = new Wire(sshd.port(), Duration.ofMillis(100))) {
      sshd.knownAt(wire.port());
      var far = SshHost.at(Clock.system(), wire.address(), place.setup());
      assertThat(far.look(Command.of("echo", "x")).stdout()).isEqualTo("x\n");
      assertThat(far.act(ID, Command.of("echo", "y")).stdout()).isEqualTo("y\n");
      far.close();
    }
  }

  @Test
  void a_host_key_that_nobody_noted_is_refused_with_what_to_do() {
    sshd.forgotten();
    assertThat(refused()).contains("not known here", "fingerprint is SHA256:", "ssh -p ");
  }

  @Test
  void a_host_key_that_has_changed_is_refused_with_what_to_do() {
    sshd.newHostKey();
    assertThat(refused()).contains("another one than was noted", "ssh-keygen -R '[127.0.0.1]:");
  }

  @Test
  void a_key_that_is_not_let_in_is_told() throws IOException {
    Files.writeString(sshd.folder().resolve("authorized"), "");
    assertThat(refused()).contains("none of our keys", "ssh-add", "ssh -v ");
  }

  @Test
  void another_process_sees_an_act_running_and_ends_it() {
    var running = act(slow(Duration.ofSeconds(30)));
    try (var other = place.host()) {
      assertThat(other.trace(ID)).isInstanceOf(Running.class);
      assertThat(other.end(ID.run())).containsExactly("2.1-1-stop");
    }
    assertThat(running.join()).isInstanceOf(CommandResult.TimedOut.class);
  }

  @Test
  void one_connection_serves_many_commands_at_a_time() {
    looksSideBySide(24);
    assertThat(sshd.log().lines().filter(each -> each.startsWith("Accepted publickey"))).hasSize(1);
  }

  /** OpenSSH counts a session until it is wholly gone, so that 8 at a time can be more than 10. */
  @Test
  void what_finds_no_session_free_waits_and_takes_the_connection_from_nobody() throws IOException {
    sshd.configured("MaxSessions 2");
    host.look(Command.of("true"));
    var running = act(slow(Duration.ofSeconds(60)));
    looksSideBySide(12);
    go();
    assertThat(running.join()).isEqualTo(new Exited(6, Output.of("")));
    assertThat(sshd.log()).contains("no more sessions");
    assertThat(sshd.log().lines().filter(each -> each.startsWith("Accepted publickey"))).hasSize(1);
  }

  /** What it says of the time is old after a long wait, and the far side would refuse it. */
  @Test
  void a_message_that_waits_for_its_turn_is_made_anew() throws Exception {
    sshd.configured("MaxSessions 1");
    try (var connection = place.connection();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var shell = new Shell(connection);
      shell.far();
      var far = place.host(connection);
      var running = threads.submit(() -> far.act(ID, slow(Duration.ofSeconds(60))));
      Eventually.holds("it runs", () -> Files.exists(effects));
      var made = new AtomicInteger();
      Supplier<List<String>> words = () -> List.of("look", "" + (10 + made.incrementAndGet()));
      var limit = Duration.ofSeconds(10);
      var asking = threads.submit(() -> shell.run(Command.of("true"), true, words, limit));
      Eventually.holds("it was refused and made again", () -> made.get() > 1);
      go();
      assertThat(running.get()).isEqualTo(new Exited(6, Output.of("")));
      assertThat(asking.get().is("exit")).isTrue();
    }
  }

  /** Each in a thread of its own: the pool that all share may have a single one. */
  private void looksSideBySide(int count) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var all =
          IntStream.range(0, count)
              .mapToObj(i ->
                  threads.submit(
                      () -> host.look(Command.of("sh", "-c", "sleep 0.2; echo " + i)).stdout()))
              .toList();
      for (var i = 0; i < count; i++) {
        assertThat(all.get(i)).succeedsWithin(Duration.ofSeconds(60)).isEqualTo(i + "\n");
      }
    }
  }

  private String refused() {
    var result = host.act(ID, Command.of("sh", "-c", "echo x >>\"$1\"", "sh", effects.toString()));
    assertThat(result).isInstanceOf(NotStarted.class);
    assertThat(host.look(Command.of("true"))).isEqualTo(result);
    assertThat(effects).doesNotExist();
    assertThat(place.state()).doesNotExist();
    return ((NotStarted) result).why();
  }

  private CompletableFuture<CommandResult> act(Command command) {
    var running = CompletableFuture.supplyAsync(() -> host.act(ID, command));
    Eventually.holds("the effect began", () -> Files.exists(effects));
    return running;
  }

  private Command slow(Duration limit) {
    return Command.of("sh", "-c", SLOW_EFFECT, "sh", effects.toString()).within(limit);
  }

  private void go() throws IOException {
    Files.createFile(Path.of(effects + ".go"));
  }

  private void cut() {
    sshd.sessions()
        .forEach(each -> ProcessHandle.of(each).ifPresent(ProcessHandle::destroyForcibly));
  }

  private List<String> lines() {
    try {
      return Files.readAllLines(effects);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
