package dev.ripcord.real;

import dev.ripcord.app.Drivers;
import dev.ripcord.catalog.Node;
import dev.ripcord.catalog.Nodes;
import dev.ripcord.catalog.OnFailure;
import dev.ripcord.catalog.Secrets;
import dev.ripcord.catalog.YamlReader;
import dev.ripcord.check.Check;
import dev.ripcord.check.Finding;
import dev.ripcord.check.Sight;
import dev.ripcord.clock.Clock;
import dev.ripcord.host.Host;
import dev.ripcord.journal.Event;
import dev.ripcord.journal.MemoryJournal;
import dev.ripcord.plan.Plan;
import dev.ripcord.plan.PlannedCheck;
import dev.ripcord.plan.PlannedStep;
import dev.ripcord.plan.Proof;
import dev.ripcord.plan.Purpose;
import dev.ripcord.plan.Rank;
import dev.ripcord.run.Drive;
import dev.ripcord.run.Progress;
import dev.ripcord.run.Runner;
import dev.ripcord.run.Steps;
import dev.ripcord.run.StopSwitch;
import dev.ripcord.step.Step;
import dev.ripcord.target.Kinds;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Follows a few lines of a catalog as a run of the engine does, and says how it ended. */
final class Following {
  private static final Kinds KINDS = Drivers.kinds();
  private static final Secrets SECRETS =
      new Secrets(name -> {
        throw new IllegalStateException("no secret " + name);
      });

  private final Host host;
  private final Clock clock;
  private final Steps steps = new Steps(KINDS);
  private int runs;

  Following(Host host, Clock clock) {
    this.host = host;
    this.clock = clock;
  }

  /** Carries out lines such as {@code pm2: { restart: api }}, each as a step of one run. */
  Event.Finished run(String... lines) {
    var id = "run-" + ++runs;
    var journal = new MemoryJournal(clock);
    var planned = IntStream.range(0, lines.length).mapToObj(i -> planned(i + 1, lines[i])).toList();
    var created =
        new Event.Created(plan(planned), "anna", Optional.empty(), "test", Optional.empty());
    var around =
        new Drive.Surroundings(journal, _ -> host, steps, clock, SECRETS, Duration.ofSeconds(30));
    try {
      var result =
          new Runner(around, new NoLeases(), "p1")
              .start(id, created, Optional.empty(), Progress.NONE, new StopSwitch());
      return ((Runner.Result.Ended) result).finished();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Looks once at a check such as {@code port: 80}. */
  Finding check(String line) {
    var entry = entry(line);
    Check check =
        steps.check(
            new PlannedCheck(
                "check", entry.key().text(), Nodes.json(entry.value()), false, Optional.empty()));
    return check.look(new Sight(host, clock, SECRETS, clock.now()));
  }

  private PlannedStep planned(int number, String line) {
    var entry = entry(line);
    var kind = entry.key().text();
    var config = Nodes.json(entry.value());
    var bare = planned(number, kind, config, Optional.empty());
    return planned(number, kind, config, Optional.of(steps.step(bare)));
  }

  private static PlannedStep planned(int number, String kind, String config, Optional<Step> step) {
    return new PlannedStep(
        String.valueOf(number),
        step.map(Step::title).orElse(""),
        "local",
        kind,
        config,
        Optional.empty(),
        step.map(Step::timeout).orElse(Duration.ZERO),
        kind.equals("command")
            ? Duration.ofSeconds(1)
            : step.map(Step::within).orElse(Duration.ZERO),
        0,
        OnFailure.STOP,
        step.map(Step::repeatability).orElse(dev.ripcord.step.Repeatability.SAFE),
        step.map(Step::reversible).orElse(true));
  }

  private static Node.Entry entry(String line) {
    return ((Node.Mapping) YamlReader.read(line, "test")).entries().getFirst();
  }

  /** All that is asked for afterwards is good, so that only the steps decide. */
  private static Plan plan(List<PlannedStep> steps) {
    var good =
        new PlannedCheck("all else", "command", "{\"run\": [\"true\"]}", false, Optional.empty());
    return new Plan(
        "shop",
        Purpose.ROLLBACK,
        "standard",
        Optional.empty(),
        Optional.empty(),
        Rank.MANUAL,
        Duration.ofMinutes(3),
        Optional.empty(),
        steps,
        new Proof(
            List.of(good),
            List.of(),
            1,
            Duration.ofMillis(10),
            Duration.ofSeconds(10),
            Duration.ZERO),
        List.of(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
