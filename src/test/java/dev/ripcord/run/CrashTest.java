package dev.ripcord.run;

import static dev.ripcord.run.World.check;
import static dev.ripcord.run.World.created;
import static dev.ripcord.run.World.plan;
import static dev.ripcord.run.World.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.journal.Event;
import dev.ripcord.journal.MemoryJournal;
import dev.ripcord.journal.Outcome;
import dev.ripcord.journal.RunRow;
import dev.ripcord.plan.Plan;
import dev.ripcord.plan.PlannedStep;
import dev.ripcord.step.Repeatability;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The process dies at a write of the journal, again and again: the effects outside are counted. */
class CrashTest {
  /** The process is gone. */
  private static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
  }

  final World world = new World();
  private final MemoryJournal journal = new MemoryJournal(world.clock).gone(_ -> true);

  static LongStream seeds() {
    var first = new Random().nextLong(1L << 40);
    return LongStream.range(first, first + (Boolean.getBoolean("ripcord.long") ? 5000 : 100));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void no_unsafe_step_is_repeated_and_every_run_ends_or_waits(long seed) {
    var random = new Random(seed);
    var plan = randomPlan(random);
    var processes = 0;
    while (!over() && processes < 200) {
      var crashes = processes < 30;
      live(plan, "p" + processes, crashes ? random : new Random(seed));
      if (crashes) {
        arm(random);
      } else {
        journal.whole();
      }
      processes++;
    }
    assertThat(over()).as("ends or waits").isTrue();
    for (var each : plan.steps()) {
      if (each.repeatability() == Repeatability.UNSAFE) {
        assertThat(world.count(name(each))).as(each.title()).isLessThanOrEqualTo(1);
      }
    }
    assertThat(journal.verify()).isEmpty();
    if (!waiting()) {
      assertThat(journal.lock("shop")).isEmpty();
    }
    journal.whole();
    assertThat(supersede()).isEqualTo(Outcome.RECOVERED);
  }

  @Test
  void a_host_that_was_restarted_leaves_an_unsafe_step_to_a_person() throws InterruptedException {
    var plan = plan(List.of(step(1, "pay", Repeatability.UNSAFE, false)), List.of(), List.of());
    journal.after(write -> {
      if (write.events().stream().anyMatch(Event.Intended.class::isInstance)) {
        throw new Crash();
      }
    });
    live(plan, "p1", new Random(1));
    journal.whole();
    world.restartHost();
    var resumed = world.process(journal, "p2").resume("r1", Progress.NONE, new StopSwitch());
    assertThat(RunnerTest.ended(resumed).outcome()).isEqualTo(Outcome.WAITING);
    assertThat(world.count("pay")).isZero();
  }

  private void live(Plan plan, String owner, Random random) {
    try {
      if (journal.run("r1").isEmpty()) {
        if (owner.equals("p0")) {
          arm(random);
        }
        world
            .process(journal, owner)
            .start("r1", created(plan), Optional.empty(), Progress.NONE, new StopSwitch());
      } else {
        world.process(journal, owner).resume("r1", Progress.NONE, new StopSwitch());
      }
    } catch (Crash _) {
      world.leases.clear(); // a host lease names a process that is gone
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void arm(Random random) {
    var left = new int[] {random.nextInt(8)};
    var crash = new Crash();
    if (random.nextBoolean()) {
      journal.whole().before(_ -> die(left, crash));
    } else {
      journal.whole().after(_ -> die(left, crash));
    }
  }

  private static void die(int[] left, Crash crash) {
    if (left[0]-- == 0) {
      throw crash;
    }
  }

  private boolean over() {
    return journal.run("r1").flatMap(RunRow::outcome).isPresent();
  }

  private boolean waiting() {
    return journal.run("r1").flatMap(RunRow::outcome).equals(Optional.of(Outcome.WAITING));
  }

  private Outcome supersede() {
    try {
      var plan =
          plan(
              List.of(step(1, "again", Repeatability.SAFE, true)), List.of(check("up")), List.of());
      var result =
          world
              .process(journal, "last")
              .start(
                  "r2",
                  created(plan),
                  waiting() ? Optional.of("r1") : Optional.empty(),
                  Progress.NONE,
                  new StopSwitch());
      return RunnerTest.ended(result).outcome();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static Plan randomPlan(Random random) {
    var steps = new ArrayList<PlannedStep>();
    var classes = Repeatability.values();
    for (var i = 1; i <= 5; i++) {
      var repeat = classes[random.nextInt(classes.length)];
      steps.add(step(i, "s" + i, repeat, random.nextInt(3) > 0));
    }
    return plan(steps, List.of(check("up")), List.of());
  }

  private static String name(PlannedStep step) {
    return "s" + step.path();
  }
}
