package dev.ripcord.target;

import dev.ripcord.catalog.Configured;
import dev.ripcord.catalog.Nodes;
import dev.ripcord.catalog.Secrets;
import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.StepEntry;
import dev.ripcord.catalog.YamlReader;
import dev.ripcord.check.Check;
import dev.ripcord.check.Finding;
import dev.ripcord.check.Sight;
import dev.ripcord.clock.Clock;
import dev.ripcord.clock.Deadline;
import dev.ripcord.host.ActId;
import dev.ripcord.host.Host;
import dev.ripcord.step.Judgement;
import dev.ripcord.step.Look;
import dev.ripcord.step.Stage;
import dev.ripcord.step.Step;
import dev.ripcord.step.StepResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Carries out steps as the engine does, waiting for what they bring about, without a journal. */
public final class Carrying {
  private final Kinds kinds;
  private final Sight sight;
  private final String run = "contract-" + UUID.randomUUID();
  private int tries;

  public Carrying(Kinds kinds, Host host) {
    this.kinds = kinds;
    var secrets =
        new Secrets(name -> {
          throw new IllegalStateException("no secret " + name);
        });
    this.sight = new Sight(host, Clock.system(), secrets, Clock.system().now());
  }

  /** Everything about one step. */
  public record Carried(
      Step step, Look before, Judgement first, StepResult result, Look after, Judgement last) {

    /** Whether there was something to do. */
    public boolean acted() {
      return !(first instanceof Judgement.Done);
    }

    public boolean done() {
      return last instanceof Judgement.Done;
    }
  }

  public Sight sight() {
    return sight;
  }

  /** The step, made from text as a journal keeps it. */
  public Step step(Configured configured) {
    return made(kinds.steps(), configured);
  }

  /** The step of {@code kind: { ... }}. */
  public Step step(String kind, String yaml) {
    return step(new Configured(kind, YamlReader.read(yaml, "test")));
  }

  public Finding check(Configured configured) {
    Check check = made(kinds.checks(), configured);
    return check.look(sight);
  }

  private static <T> T made(Map<String, Shape<? extends T>> shapes, Configured configured) {
    var node = YamlReader.read(Nodes.json(configured.config()), "a journal");
    return Optional.<Shape<? extends T>>ofNullable(shapes.get(configured.kind()))
        .orElseThrow()
        .readOrThrow(node);
  }

  public List<Carried> all(List<StepEntry> entries) {
    return entries.stream().filter(this::wanted).map(each -> one(step(each.change()))).toList();
  }

  private boolean wanted(StepEntry entry) {
    return entry.when().filter(each -> !check(each.check()).isGood()).isEmpty();
  }

  public Carried one(Step step) {
    var before = step.look(sight);
    var first = step.judge(Optional.empty(), before);
    if (first instanceof Judgement.Done done) {
      return new Carried(step, before, first, new StepResult.Done("nothing to do"), before, done);
    }
    var stage = stage(step);
    return acted(step, step.prepare(stage, before), first, stage);
  }

  /** Acts without asking whether it is needed, as after a crash that left no trace of the act. */
  public Carried again(Carried carried) {
    return acted(carried.step(), carried.before(), carried.first(), stage(carried.step()));
  }

  private Carried acted(Step step, Look before, Judgement first, Stage stage) {
    var result = step.act(stage, before);
    var deadline = Deadline.in(sight.clock(), step.within());
    while (true) {
      var now = step.look(sight);
      var judged = step.judge(Optional.of(before), now);
      if (judged instanceof Judgement.Done
          || judged instanceof Judgement.Failed
          || deadline.passed()) {
        return new Carried(step, before, first, result, now, judged);
      }
      pause();
    }
  }

  /** Carries out the undo of steps, the last one first. */
  public List<Carried> undo(List<Carried> carried) {
    return carried.reversed().stream()
        .filter(Carried::acted)
        .flatMap(each -> each.step().undo(each.before()).stream())
        .map(each -> one(step(each)))
        .toList();
  }

  private Stage stage(Step step) {
    var id = new ActId(run, String.valueOf(++tries), 1, "act");
    return new Stage(sight, id, step.timeout());
  }

  private void pause() {
    try {
      sight.clock().sleep(Duration.ofMillis(50));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
