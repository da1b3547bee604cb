package dev.ripcord.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.journal.Journal;
import dev.ripcord.journal.Outcome;
import dev.ripcord.journal.RunRow;
import dev.ripcord.step.Repeatability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Real processes, killed with -9 at a write of a real journal, and again while they resume. */
abstract class KillContract {
  private static final int WRITES = 12;

  @TempDir Path folder;

  /** A file, or the address of a server. */
  abstract String journal();

  static LongStream some(int few) {
    var first = new Random().nextLong(1L << 40);
    return LongStream.range(first, first + (Boolean.getBoolean("ripcord.long") ? 200 : few));
  }

  /** The seeds come from each class's own method {@code seeds}. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void no_unsafe_step_is_repeated_and_every_run_ends_or_waits(long seed)
      throws IOException, InterruptedException {
    var random = new Random(seed);
    process(seed, 1 + random.nextInt(WRITES), random.nextBoolean(), "r1", "-");
    if (outcome("r1").isEmpty()) {
      process(seed, 1 + random.nextInt(6), random.nextBoolean(), "r1", "-");
    }
    while (outcome("r1").isEmpty()) {
      process(seed, 0, true, "r1", "-");
    }
    var effects = Files.readAllLines(folder.resolve("effects"));
    for (var each : KilledRun.steps(new Random(seed))) {
      var name = each.title().substring("make ".length());
      if (each.repeatability() == Repeatability.UNSAFE) {
        assertThat(effects.stream().filter(name::equals)).as(name).hasSizeLessThanOrEqualTo(1);
      }
    }
    var waits = outcome("r1").equals(Optional.of(Outcome.WAITING));
    var exit = process(seed, 0, true, "r2", waits ? "r1" : "-");
    assertThat(exit).as("the next run gets the service and the host").isZero();
    assertThat(journal(Journal::verify)).isEmpty();
  }

  private int process(long seed, int at, boolean before, String run, String supersedes)
      throws IOException, InterruptedException {
    var command =
        List.of(
            ProcessHandle.current().info().command().orElseThrow(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            KilledRun.class.getName(),
            folder.toString(),
            journal(),
            String.valueOf(seed),
            String.valueOf(at),
            before ? "before" : "after",
            run,
            supersedes);
    var process = new ProcessBuilder(command).inheritIO().start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as("its own end, or kill -9").isIn(0, 128 + 9);
    return process.exitValue();
  }

  private Optional<Outcome> outcome(String run) {
    return journal(each -> each.run(run)).flatMap(RunRow::outcome);
  }

  private <T> T journal(java.util.function.Function<Journal, T> ask) {
    try (var journal = RealJournal.open(journal(), _ -> true)) {
      return ask.apply(journal);
    }
  }
}
