package dev.ripcord.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.catalog.CatalogShape;
import dev.ripcord.catalog.Secrets;
import dev.ripcord.catalog.YamlReader;
import dev.ripcord.clock.Clock;
import dev.ripcord.clock.HandClock;
import dev.ripcord.host.Host;
import dev.ripcord.host.ssh.SshHost;
import dev.ripcord.host.ssh.SshSetup;
import dev.ripcord.journal.Event;
import dev.ripcord.journal.MemoryJournal;
import dev.ripcord.journal.Outcome;
import dev.ripcord.plan.Plan;
import dev.ripcord.plan.PlannedStep;
import dev.ripcord.plan.Planner;
import dev.ripcord.real.Needs;
import dev.ripcord.real.NoLeases;
import dev.ripcord.real.Part;
import dev.ripcord.real.RealSshd;
import dev.ripcord.real.Wire;
import dev.ripcord.run.Progress;
import dev.ripcord.run.Runner;
import dev.ripcord.run.StopSwitch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A whole rollback over a real sshd that goes away, or changes, in the middle of it. */
@Needs(Part.SSHD)
final class CutConnectionTest {
  private static final Ask ASK = Ask.previous("shop", Optional.empty(), "anna");

  @TempDir Path folder;
  private RealSshd sshd;
  private Wire wire;
  private Host host;
  private Ripcord ripcord;

  @BeforeEach
  void two_releases_on_another_machine() throws IOException {
    sshd = RealSshd.start(Files.createDirectory(folder.resolve("sshd")));
    for (var each : List.of("20260101000000", "20260201000000")) {
      var release = Files.createDirectories(folder.resolve("releases").resolve(each));
      Files.createFile(release.resolve("ok"));
    }
    Files.createSymbolicLink(folder.resolve("current"), Path.of("releases/20260201000000"));
    reachedBy(new Wire(sshd.port(), Duration.ZERO));
  }

  private void reachedBy(Wire way) {
    wire = way;
    sshd.knownAt(wire.port());
    var setup =
        new SshSetup(
            Optional.of(sshd.config()),
            Optional.empty(),
            List.of(folder.resolve("state")),
            List.of(folder.resolve("kept")),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1));
    host = SshHost.at(Clock.system(), wire.address(), setup);
    var kinds = Drivers.kinds();
    var catalog =
        CatalogShape.of(Planner.vocabulary(kinds))
            .readOrThrow(YamlReader.read(catalog(), "ripcord.yaml"));
    ripcord =
        new Ripcord(
            catalog,
            kinds,
            new MemoryJournal(new HandClock()),
            _ -> host,
            new NoLeases(),
            Clock.system(),
            new Secrets(_ -> ""));
  }

  private String catalog() {
    return """
    ripcord: 1
    services:
      shop:
        hosts: [ "%2$s" ]
        target: { directory: { releases: %1$s/releases, current: %1$s/current } }
        probes: { ok: { file: %1$s/current/ok } }
        verify: { good: 1, every: 10ms, within: 1s }
        procedures:
          quick:
            budget: 1m
            steps:
              - command: { shell: "echo first >>%1$s/effects; touch %1$s/first", observe: { file: %1$s/first } }
              - rollback: release
              - command: { shell: "echo last >>%1$s/effects; touch %1$s/last", observe: { file: %1$s/last } }
    """
        .formatted(folder, wire.address());
  }

  @AfterEach
  void end() {
    host.close();
    wire.close();
    sshd.close();
  }

  /** What becomes of the network, and of it again. */
  enum Fault {
    THE_SERVER_IS_GONE,
    ALL_IS_DROPPED;

    void begins(CutConnectionTest test) {
      switch (this) {
        case THE_SERVER_IS_GONE -> test.sshd.stop();
        case ALL_IS_DROPPED -> test.wire.drop();
      }
    }

    void ends(CutConnectionTest test) {
      switch (this) {
        case THE_SERVER_IS_GONE -> test.sshd.startAgain();
        case ALL_IS_DROPPED -> test.wire.restore();
      }
    }
  }

  /** Does something after so many events of a run. */
  private static final class After implements Progress {
    private final Runnable what;
    private int left;

    After(int events, Runnable what) {
      left = events;
      this.what = what;
    }

    @Override
    public void happened(String run, Event event) {
      if (--left == 0) {
        what.run();
      }
    }

    @Override
    public void waiting(PlannedStep step, String said, Duration still) {}

    @Override
    public void proving(int good, int of, String said) {}
  }

  /**
   * Each takes as long as somebody waits for a host: all of them under --long, else some by chance.
   */
  static List<Arguments> cuts() {
    var all = new ArrayList<Arguments>();
    for (var fault : Fault.values()) {
      List.of(2, 4, 5, 7).forEach(event -> all.add(Arguments.of(fault, event)));
    }
    if (Boolean.getBoolean("ripcord.long")) {
      return all;
    }
    var seed = Long.getLong("ripcord.seed", new Random().nextLong());
    System.out.println("CutConnectionTest: -Dripcord.seed=" + seed);
    Collections.shuffle(all, new Random(seed));
    return all.subList(0, 4);
  }

  @ParameterizedTest(name = "{0} after event {1}")
  @MethodSource("cuts")
  void of_a_host_that_went_away_nothing_is_claimed_and_a_resume_brings_the_run_to_its_end(
      Fault fault, int event) throws Exception {
    var ended = carriedOut(new After(event, () -> fault.begins(this)));
    assertThat(ended.finished().outcome()).as(ended.toString()).isEqualTo(Outcome.WAITING);
    assertThat(ended.finished().said()).contains("it waits for " + wire.address());
    assertThat(ended.finished().next()).anyMatch(each -> each.contains("resume " + ended.run()));
    fault.ends(this);
    isBroughtToItsEnd(ended);
  }

  @Test
  void a_host_that_goes_away_after_the_proof_changes_nothing_of_what_was_proven() throws Exception {
    var ended = carriedOut(new After(8, () -> sshd.stop()));
    assertThat(ended.finished().outcome()).isEqualTo(Outcome.RECOVERED);
  }

  @Test
  void a_new_rollback_takes_over_from_a_run_that_waits_for_a_host() throws Exception {
    var ended = carriedOut(new After(4, () -> sshd.stop()));
    assertThat(ended.finished().outcome()).isEqualTo(Outcome.WAITING);
    sshd.startAgain();
    var next = carriedOut(Progress.NONE);
    assertThat(next.finished().outcome()).as(next.toString()).isEqualTo(Outcome.RECOVERED);
    assertThat(Files.readAllLines(folder.resolve("effects"))).containsExactly("first", "last");
  }

  @Test
  void a_slow_link_costs_time_and_nothing_else() throws Exception {
    wire.close();
    host.close();
    reachedBy(new Wire(sshd.port(), Duration.ofMillis(50)));
    var ended = carriedOut(Progress.NONE);
    assertThat(ended.finished().outcome()).as(ended.toString()).isEqualTo(Outcome.RECOVERED);
    assertThat(Files.readAllLines(folder.resolve("effects"))).containsExactly("first", "last");
  }

  /** Another key may be another machine, or somebody in between: nothing is done there any more. */
  @Test
  void a_host_key_that_changes_in_the_middle_stops_the_run_until_a_person_has_looked()
      throws Exception {
    var ended = carriedOut(new After(4, () -> sshd.newHostKey()));
    assertThat(ended.finished().outcome()).as(ended.toString()).isEqualTo(Outcome.WAITING);
    assertThat(ended.finished().said()).contains("host key");
    sshd.forgotten();
    sshd.knownAt(wire.port());
    isBroughtToItsEnd(ended);
  }

  @Test
  void where_the_host_is_gone_or_is_another_one_nothing_is_begun() {
    sshd.stop();
    assertThat(ripcord.plan(ASK)).asString().contains("cannot be reached");
    sshd.newHostKey();
    assertThat(ripcord.plan(ASK)).asString().contains("host key");
    assertThat(folder.resolve("effects")).doesNotExist();
  }

  private void isBroughtToItsEnd(Runner.Result.Ended ended) throws Exception {
    var resumed = ended(ripcord.resume(ended.run(), Progress.NONE, new StopSwitch()));
    assertThat(resumed.finished().outcome()).as(resumed.toString()).isEqualTo(Outcome.RECOVERED);
    assertThat(Files.readAllLines(folder.resolve("effects"))).containsExactly("first", "last");
    assertThat(folder.resolve("current").toRealPath()).endsWithRaw(Path.of("20260101000000"));
  }

  private Runner.Result.Ended carriedOut(Progress progress) throws Exception {
    return ended(ripcord.carryOut(plan(), ASK, progress, new StopSwitch()));
  }

  private Plan plan() {
    return ((Planning.Ready) ripcord.plan(ASK)).plan();
  }

  private static Runner.Result.Ended ended(Runner.Result result) {
    assertThat(result).isInstanceOf(Runner.Result.Ended.class);
    return (Runner.Result.Ended) result;
  }
}
