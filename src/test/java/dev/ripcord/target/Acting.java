package dev.ripcord.target;

import dev.ripcord.catalog.Configured;
import dev.ripcord.catalog.Secrets;
import dev.ripcord.catalog.YamlReader;
import dev.ripcord.check.Check;
import dev.ripcord.check.Finding;
import dev.ripcord.check.Sight;
import dev.ripcord.clock.Clock;
import dev.ripcord.host.ActId;
import dev.ripcord.host.Host;
import dev.ripcord.host.local.LocalHost;
import dev.ripcord.step.Judgement;
import dev.ripcord.step.Look;
import dev.ripcord.step.Stage;
import dev.ripcord.step.Step;
import dev.ripcord.step.StepResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Does a step as the engine would, without a journal. */
public final class Acting {
  private final Driver driver;
  private final Sight sight;
  private int runs;

  public Acting(Driver driver, Host host, Map<String, String> secrets) {
    this.driver = driver;
    this.sight =
        new Sight(
            host, Clock.system(), new Secrets(name -> secret(secrets, name)), Clock.system().now());
  }

  private static String secret(Map<String, String> secrets, String name) {
    return Optional.ofNullable(secrets.get(name))
        .orElseThrow(() -> new IllegalStateException("no secret " + name));
  }

  /** This machine, with all state below a folder. */
  public static Host local(Path folder) {
    return LocalHost.create(
        Clock.system(),
        List.of(folder.resolve("state/acts")),
        List.of(folder.resolve("state/keep")),
        Duration.ofSeconds(1));
  }

  public Sight sight() {
    return sight;
  }

  /** Everything about one step done. */
  public record Did(Step step, Look before, StepResult result, Look after, Judgement judgement) {}

  /** The step of {@code kind: { ... }}. */
  public Step step(String yaml) {
    return (Step) read(yaml, driver.steps(Kinds.of(List.of(driver))));
  }

  public Step step(Configured configured) {
    var shapes = driver.steps(Kinds.of(List.of(driver)));
    return Objects.requireNonNull(shapes.get(configured.kind()), configured.kind())
        .readOrThrow(configured.config());
  }

  public Finding check(String yaml) {
    return ((Check) read(yaml, driver.checks())).look(sight);
  }

  private static Object read(
      String yaml, Map<String, ? extends dev.ripcord.catalog.Shape<?>> shapes) {
    var node = (dev.ripcord.catalog.Node.Mapping) YamlReader.read(yaml, "test");
    var entry = node.entries().getFirst();
    return Objects.requireNonNull(shapes.get(entry.key().text()), yaml).readOrThrow(entry.value());
  }

  public Did run(String yaml) {
    return run(step(yaml));
  }

  public Did run(Step step) {
    var before = step.look(sight);
    if (step.judge(Optional.empty(), before) instanceof Judgement.Done done) {
      return new Did(step, before, new StepResult.Done("nothing to do"), before, done);
    }
    var stage = stage();
    var prepared = step.prepare(stage, before);
    var result = step.act(stage, prepared);
    var after = step.look(sight);
    return new Did(step, prepared, result, after, step.judge(Optional.of(prepared), after));
  }

  /** A stage of a run of its own. */
  public Stage stage() {
    return new Stage(sight, new ActId("run" + runs++, "1", 1, "act"), Duration.ofSeconds(20));
  }

  /** Runs the step that undoes it. */
  public Did undo(Did did) {
    return run(step(did.step().undo(did.before()).orElseThrow()));
  }
}
