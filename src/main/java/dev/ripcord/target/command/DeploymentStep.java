package dev.ripcord.target.command;

import dev.ripcord.catalog.Configured;
import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import dev.ripcord.check.Invocation;
import dev.ripcord.check.Sight;
import dev.ripcord.host.CommandResult;
import dev.ripcord.host.CommandResult.Exited;
import dev.ripcord.host.CommandResult.Lost;
import dev.ripcord.host.CommandResult.NotStarted;
import dev.ripcord.host.CommandResult.TimedOut;
import dev.ripcord.step.Judgement;
import dev.ripcord.step.Look;
import dev.ripcord.step.Masking;
import dev.ripcord.step.Repeatability;
import dev.ripcord.step.Stage;
import dev.ripcord.step.Step;
import dev.ripcord.step.StepResult;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The command that a person deploys with.
 *
 * <p>What it brings is not known beforehand, so there is nothing to look at but its end; whether
 * the service is well is looked at after its run, and going back to the release before undoes it.
 * What it printed is kept beside it, private, bounded and without the secrets that are known.
 */
record DeploymentStep(CommandStep command) implements Step {
  static final String KIND = "deployment";
  private static final String OUTPUT = "output";
  private static final int KEPT = 64 << 10;

  static Shape<DeploymentStep> shape() {
    return Shapes.object(
        "The command of 'ripcord deploy run', judged by its exit status alone.",
        values -> new DeploymentStep(command(Invocation.from(values))),
        Invocation.RUN,
        Invocation.SHELL,
        Invocation.DIRECTORY);
  }

  private static CommandStep command(Invocation invocation) {
    return new CommandStep(
        invocation,
        Optional.empty(),
        List.of(0),
        List.of(),
        List.of(),
        Optional.empty(),
        Repeatability.UNSAFE);
  }

  @Override
  public String title() {
    return command.title();
  }

  @Override
  public Repeatability repeatability() {
    return command.repeatability();
  }

  @Override
  public Look look(Sight sight) {
    var look = command.look(sight);
    return look.fact(CommandJudge.ENDED)
        .map(each -> look.with(CommandJudge.ENDED, Masking.line(each)))
        .orElse(look);
  }

  /** An end with 0 is all that a deployment can show by itself. */
  @Override
  public Judgement judge(Optional<Look> before, Look now) {
    var judged = command.judge(before, now);
    return judged instanceof Judgement.CannotTell && now.is(CommandJudge.EXIT, "0")
        ? new Judgement.Done(now.fact(CommandJudge.ENDED).orElse("exit 0"))
        : judged;
  }

  @Override
  public StepResult act(Stage stage, Look before) {
    var result = command.run(stage);
    keep(stage, result);
    return switch (result) {
      case Exited _, TimedOut _ -> new StepResult.Done(Masking.line(result.said()));
      case NotStarted _ -> new StepResult.NotStarted(result.said());
      case Lost _ -> new StepResult.Unknown(result.said());
    };
  }

  private static void keep(Stage stage, CommandResult result) {
    var printed =
        switch (result) {
          case Exited(_, var output) -> output.stdout() + output.stderr();
          case TimedOut(_, var output) -> output.stdout() + output.stderr();
          case NotStarted _, Lost _ -> "";
        };
    var end = printed.substring(Math.max(0, printed.length() - KEPT));
    stage
        .host()
        .files()
        .writePrivate(stage.keep().resolve(OUTPUT), end.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public List<String> preview(Sight sight, Look now) {
    return List.of("runs '" + title() + "' here");
  }

  /** Going back to the release before is a rollback, with its own proof. */
  @Override
  public Optional<Configured> undo(Look before) {
    return Optional.empty();
  }

  @Override
  public Duration timeout() {
    return Duration.ofMinutes(15);
  }

  @Override
  public Duration within() {
    return Duration.ZERO;
  }
}
