package dev.ripcord.target.compose;

import dev.ripcord.host.CommandResult;
import dev.ripcord.step.StepResult;
import java.time.Duration;

/** What the end of a command means for a step. */
final class Results {
  private Results() {}

  static StepResult of(String what, CommandResult answer) {
    return switch (answer) {
      case CommandResult.Exited _ -> new StepResult.Done(what + ": " + answer.said());
      case CommandResult.TimedOut _ ->
          new StepResult.Accepted(
              what,
              Duration.ofSeconds(1),
              what + " " + answer.said() + "; Docker goes on with what it began");
      case CommandResult.NotStarted(String why) -> new StepResult.NotStarted(why);
      case CommandResult.Lost(String why) -> new StepResult.Unknown(why);
    };
  }
}
