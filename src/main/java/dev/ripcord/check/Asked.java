package dev.ripcord.check;

import dev.ripcord.host.CommandResult;
import dev.ripcord.host.CommandResult.Exited;
import dev.ripcord.host.CommandResult.Lost;
import dev.ripcord.host.CommandResult.NotStarted;
import dev.ripcord.host.CommandResult.TimedOut;
import dev.ripcord.probe.Origin;
import java.util.Optional;

/** What it means for a check when the command that looks does not come to an end of its own. */
final class Asked {
  private Asked() {}

  /** The finding when there is no answer to go on; its lateness is ours, so it is unknown. */
  static Optional<Finding> withoutAnswer(CommandResult result) {
    return switch (result) {
      case Exited _ -> Optional.empty();
      case TimedOut _, NotStarted _ ->
          Optional.of(Finding.unknown(said(result)).from(Origin.LOCAL));
      case Lost _ -> Optional.of(Finding.unknown(said(result)).from(Origin.PATH));
    };
  }

  private static String said(CommandResult result) {
    return "cannot look: " + Texts.line(result.said());
  }
}
