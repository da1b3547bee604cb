package dev.ripcord.target.frontend;

import dev.ripcord.catalog.Configured;
import dev.ripcord.check.Check;
import dev.ripcord.check.Finding;
import dev.ripcord.check.Sight;
import dev.ripcord.host.Command;
import dev.ripcord.host.CommandResult;
import dev.ripcord.host.HostException;
import dev.ripcord.step.Judgement;
import dev.ripcord.step.Look;
import dev.ripcord.step.Repeatability;
import dev.ripcord.step.Stage;
import dev.ripcord.step.Step;
import dev.ripcord.step.StepResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Builds a front end and deploys it. Done is when what a browser gets is, by hash, what was built,
 * and it was built by this step: npm's exit status 0 with nothing deployed is not enough. Whether a
 * build is needed can only be told by building, so it is always built.
 *
 * @param folder where it is built
 * @param output the folder of the built files
 * @param served the folder that is served, which is kept for an undo
 * @param proof whether what is served at its address is what lies in {@code output}
 */
record FrontEndStep(
    Path folder,
    List<String> build,
    List<String> deploy,
    Path output,
    Optional<Path> served,
    Check proof,
    Optional<String> as,
    Map<String, String> environment)
    implements Step {
  static final String KIND = "front-end";
  private static final String KEPT = "kept";

  @Override
  public String title() {
    return "build and deploy the front end " + folder;
  }

  @Override
  public Repeatability repeatability() {
    return Repeatability.SAFE;
  }

  @Override
  public Duration timeout() {
    return Duration.ofMinutes(10);
  }

  @Override
  public Look look(Sight sight) {
    var facts = new HashMap<String, String>();
    Folder.look(sight.host(), "built", output, facts);
    served.ifPresent(each -> Folder.look(sight.host(), "served", each, facts));
    var finding = proof.look(sight);
    facts.put("proof", finding.state().name().toLowerCase(Locale.ROOT));
    finding.evidence().forEach((name, value) -> facts.put("seen-" + name, value));
    return new Look(facts, finding.said());
  }

  @Override
  public Judgement judge(Optional<Look> before, Look now) {
    if (before.isEmpty()) {
      return new Judgement.NotYet("it is built anew");
    }
    if (before.get().fact("built-newest").equals(now.fact("built-newest"))) {
      return new Judgement.NotYet("nothing was built in " + output);
    }
    return switch (now.fact("proof").orElse("")) {
      case "good" -> new Judgement.Done("what is served is what was built: " + now.said());
      case "bad" -> new Judgement.NotYet("what is served is not what was built: " + now.said());
      default -> new Judgement.CannotTell("what is served cannot be told: " + now.said());
    };
  }

  /** Keeps what is served now, unless a crash left a copy of it already. */
  @Override
  public Look prepare(Stage stage, Look before) {
    if (!Folder.known(before.fact("served"))) {
      return before;
    }
    var kept = stage.keep().resolve("served");
    var copied = Folder.copy(stage.host(), served.orElseThrow(), kept);
    if (!copied.ok()) {
      throw new HostException(
          "cannot keep a copy of " + served.orElseThrow() + " for an undo: " + copied.said());
    }
    return before.with(KEPT, kept.toString());
  }

  @Override
  public StepResult act(Stage stage, Look before) {
    var resolved = new HashMap<String, String>();
    try {
      environment.forEach((key, each) -> resolved.put(key, stage.sight().secrets().resolve(each)));
    } catch (IllegalStateException e) {
      return new StepResult.NotStarted(String.valueOf(e.getMessage()));
    }
    var built = stage.act("build", command(build, resolved));
    if (!built.ok()) {
      return built instanceof CommandResult.NotStarted
          ? new StepResult.NotStarted(String.join(" ", build) + ": " + built.said())
          : new StepResult.Unknown(String.join(" ", build) + ": " + built.said());
    }
    var deployed = stage.act("deploy", command(deploy, resolved));
    var said = String.join(" ", deploy) + ": " + deployed.said();
    return deployed.ok() ? new StepResult.Done(said) : new StepResult.Unknown(said);
  }

  private Command command(List<String> words, Map<String, String> variables) {
    return Command.of(words).in(folder).with(variables).as(as);
  }

  @Override
  public List<String> preview(Sight sight, Look now) {
    return List.of(
        "runs " + String.join(" ", build) + " and " + String.join(" ", deploy) + " in " + folder,
        now.is("proof", Finding.State.GOOD.name().toLowerCase(Locale.ROOT))
            ? "what is served now is what lies in " + output
            : "what is served now is not what lies in " + output + ": " + now.said());
  }

  @Override
  public Optional<Configured> undo(Look before) {
    return before
        .fact(KEPT)
        .map(each -> RestoreFolderStep.config(served.orElseThrow().toString(), each));
  }

  @Override
  public boolean reversible() {
    return served.isPresent();
  }
}
