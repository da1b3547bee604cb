package dev.ripcord.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.clock.Clock;
import dev.ripcord.journal.Entry;
import dev.ripcord.journal.Journal;
import dev.ripcord.plan.PlannedStep;
import dev.ripcord.real.Needs;
import dev.ripcord.real.Part;
import dev.ripcord.real.RealPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The database is away while many runs are under way, of which each has come to another phase:
 * nothing is lost, nothing repeated.
 */
@Timeout(300)
@Needs(Part.POSTGRESQL)
final class PostgresOutageTest {
  private static final boolean LONG = Boolean.getBoolean("ripcord.long");

  /** Of a run: its creation, for each of four steps what it is about to do and did, its end. */
  private static final int WRITES = 10;

  private final List<Phase> phases = new ArrayList<>();
  private RealPostgres postgres;
  @TempDir private Path folder;

  @BeforeEach
  void a_server_and_a_run_for_each_phase() throws IOException {
    postgres = RealPostgres.start();
    var random = new Random();
    var seed = random.nextLong(1L << 40);
    for (var write = 1; write <= WRITES; write++) {
      var place = Files.createTempDirectory(folder, "run");
      var address = postgres.address(postgres.newUser(), "env:X");
      phases.add(new Phase(seed, write, random.nextBoolean(), place, address));
    }
  }

  @AfterEach
  void leaves_nothing() {
    postgres.close();
  }

  /** How it goes away, and for how long if that is not the long form. */
  enum How {
    /** Longer than its answer is waited for (10 s): connections are given up and made anew. */
    HANGS(13),
    STOPS(2),
    CRASHES(2);

    private final Duration away;

    How(int seconds) {
      this.away = Duration.ofSeconds(LONG ? 30 : seconds);
    }

    void begin(RealPostgres postgres) {
      switch (this) {
        case HANGS -> postgres.freeze();
        case STOPS -> postgres.stop("INT");
        case CRASHES -> postgres.stop("QUIT");
      }
    }

    void end(RealPostgres postgres) {
      switch (this) {
        case HANGS -> postgres.thaw();
        case STOPS, CRASHES -> postgres.begin();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void each_run_goes_on_and_does_each_step_once(How how) throws Exception {
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      var there = new CountDownLatch(phases.size());
      var away = new CountDownLatch(1);
      var runs = new ArrayList<Future<Run>>();
      for (var each : phases) {
        runs.add(pool.submit(each.run(there, away)));
      }
      assertThat(there.await(60, TimeUnit.SECONDS)).as("each is in its phase").isTrue();
      how.begin(postgres);
      away.countDown();
      Clock.system().sleep(how.away);
      assertThat(runs).noneMatch(Future::isDone);
      how.end(postgres);
      var undisturbed = phases.getFirst().undisturbed();
      for (var each : runs) {
        each.get().is_as_if_nothing_had_been(undisturbed);
      }
    }
  }

  /** One run, which waits for the outage just before or just after one of its writes. */
  private record Phase(long seed, int write, boolean before, Path place, String address) {
    Callable<Run> run(CountDownLatch there, CountDownLatch away) {
      return () -> {
        var came = new AtomicBoolean();
        try (var real = RealJournal.open(address, _ -> false)) {
          var journal =
              new KillingJournal(
                  real,
                  write,
                  before,
                  () -> {
                    came.set(true);
                    there.countDown();
                    await(away);
                  });
          return drive(place, journal, came);
        }
      };
    }

    /** The same with a journal in a file. */
    Run undisturbed() throws Exception {
      var at = Files.createTempDirectory(place, "undisturbed");
      try (var journal = RealJournal.open(at.resolve("journal.db").toString(), _ -> false)) {
        return drive(at, journal, new AtomicBoolean());
      }
    }

    private Run drive(Path at, Journal journal, AtomicBoolean came) throws Exception {
      var result = KilledRun.drive(at, journal, seed, "r1", Optional.empty());
      var effects = Files.readAllLines(at.resolve("effects"));
      return new Run(this, came.get(), result, effects, journal.entries("r1", 0), journal.verify());
    }

    private static void await(CountDownLatch away) {
      try {
        away.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  /** What became of one. */
  private record Run(
      Phase phase,
      boolean came,
      Runner.Result result,
      List<String> effects,
      List<Entry> entries,
      List<String> faults) {
    void is_as_if_nothing_had_been(Run undisturbed) {
      assertThat(came).as("the phase was there: " + phase).isTrue();
      assertThat(result).as(phase.toString()).isInstanceOf(Runner.Result.Ended.class);
      assertThat(faults).as(phase.toString()).isEmpty();
      assertThat(effects).as(phase.toString()).containsExactlyElementsOf(steps());
      assertThat(said()).as(phase.toString()).isEqualTo(undisturbed.said());
    }

    private List<String> steps() {
      return KilledRun.steps(new Random(phase.seed)).stream()
          .map(PlannedStep::title)
          .map(each -> each.substring("make ".length()))
          .toList();
    }

    private List<String> said() {
      return entries.stream().map(each -> each.n() + " " + each.event().getClass()).toList();
    }
  }
}
