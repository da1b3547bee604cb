package dev.ripcord.target.command;

import dev.ripcord.catalog.Configured;
import dev.ripcord.check.Finding;
import dev.ripcord.check.NamedCheck;
import dev.ripcord.check.Sight;
import dev.ripcord.host.Command;
import dev.ripcord.host.CommandResult;
import dev.ripcord.step.Judgement;
import dev.ripcord.step.Look;
import dev.ripcord.step.Repeatability;
import dev.ripcord.step.Stage;
import dev.ripcord.step.Step;
import dev.ripcord.step.StepResult;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A command of the user's own. Without a check it can never be seen to be done: then a run that
 * holds it ends unverified at best, with the exit status as the only evidence.
 *
 * @param observe good when nothing is to do
 * @param verify good when it worked
 * @param environment values may be references to secrets
 */
record CommandStep(
    Line line,
    Optional<String> name,
    Optional<NamedCheck> observe,
    Optional<NamedCheck> verify,
    Optional<Line> reverse,
    Repeatability repeatability,
    Optional<Path> directory,
    Optional<String> as,
    Map<String, String> environment)
    implements Step {
  static final String KIND = "command";
  private static final String NONE = "none";

  @Override
  public String title() {
    return name.orElseGet(() -> "run " + line.shown());
  }

  @Override
  public Look look(Sight sight) {
    var facts = new HashMap<String, String>();
    var said = look("observe", observe, sight, facts);
    return new Look(facts, look("verify", verify, sight, facts).orElse(said.orElse("no check")));
  }

  private static Optional<String> look(
      String fact, Optional<NamedCheck> check, Sight sight, Map<String, String> facts) {
    var finding = check.map(each -> each.check().look(sight));
    facts.put(
        fact,
        finding.map(Finding::state).map(each -> each.name().toLowerCase(Locale.ROOT)).orElse(NONE));
    return finding.map(Finding::said);
  }

  @Override
  public Judgement judge(Optional<Look> before, Look now) {
    var fact = now.fact(before.isPresent() ? "verify" : "observe").orElse(NONE);
    return switch (fact) {
      case "good" -> new Judgement.Done(now.said());
      case "bad" -> new Judgement.NotYet(now.said());
      case NONE ->
          before.isPresent()
              ? new Judgement.CannotTell("no check tells whether it worked")
              : new Judgement.NotYet("no check tells whether it is needed");
      default -> new Judgement.CannotTell(now.said());
    };
  }

  @Override
  public StepResult act(Stage stage, Look before) {
    var resolved = new HashMap<String, String>();
    try {
      environment.forEach((key, each) -> resolved.put(key, stage.sight().secrets().resolve(each)));
    } catch (IllegalStateException e) {
      return new StepResult.NotStarted(String.valueOf(e.getMessage()));
    }
    var command = Command.of(line.argv()).with(resolved).as(as);
    return result(stage.act("run", directory.map(command::in).orElse(command)));
  }

  /** An exit status other than 0 is no success, whatever cannot be seen. */
  private static StepResult result(CommandResult result) {
    return switch (result) {
      case CommandResult.NotStarted _ -> new StepResult.NotStarted(result.said());
      case CommandResult.Exited(int status, _) when status == 0 ->
          new StepResult.Done(result.said());
      case CommandResult.Exited _, CommandResult.TimedOut _, CommandResult.Lost _ ->
          new StepResult.Unknown(result.said());
    };
  }

  @Override
  public Optional<Configured> undo(Look before) {
    var more = new HashMap<String, Object>();
    more.put("title", "undo: " + title());
    more.put("repeatability", repeatability.name().toLowerCase(Locale.ROOT));
    directory.ifPresent(each -> more.put("directory", each.toString()));
    as.ifPresent(each -> more.put("as", each));
    if (!environment.isEmpty()) {
      more.put("environment", environment);
    }
    return reverse.map(each -> new Configured(KIND, each.step(more)));
  }

  @Override
  public boolean reversible() {
    return reverse.isPresent();
  }
}
