package dev.ripcord.host.ssh;

import dev.ripcord.host.Command;
import dev.ripcord.host.CommandResult;
import dev.ripcord.host.CommandResult.Exited;
import dev.ripcord.host.CommandResult.Lost;
import dev.ripcord.host.CommandResult.NotStarted;
import dev.ripcord.host.CommandResult.TimedOut;
import dev.ripcord.host.Output;
import dev.ripcord.host.supervisor.Account;
import dev.ripcord.host.supervisor.Refusal;

/** Pure: how a command ended, from the words of the far side. */
final class Ending {
  static final String BARRED =
      "the connection was lost before it began; it was barred there, so that it will not begin";

  private Ending() {}

  static CommandResult of(Answer answer, Command command, Account us) {
    var result = answer.late() ? new TimedOut(command.timeout(), output(answer)) : of(answer);
    return Refusal.read(result, us.switcher(command.as()));
  }

  static CommandResult of(Answer answer) {
    var words = answer.words().split(" ", 3);
    return switch (words[0]) {
      case "exit" -> new Exited(Integer.parseInt(words[1]), output(answer));
      case "timeout" -> new TimedOut(Seconds.parse(words[1]), output(answer));
      case "refused", "failed" -> new NotStarted(answer.rest());
      case "never" -> new NotStarted("it was never started");
      case "barred" -> new NotStarted(BARRED);
      case "lost" -> new Lost(answer.rest());
      case "running" -> new Lost("it still runs under its supervisor, pid " + words[1]);
      default -> new Lost("its end cannot be read: " + answer.words());
    };
  }

  private static Output output(Answer answer) {
    return new Output(
        answer.text(), answer.errors(), answer.truncated() || answer.words().endsWith(" cut"));
  }
}
