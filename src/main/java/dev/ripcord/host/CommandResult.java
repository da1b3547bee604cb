package dev.ripcord.host;

import java.time.Duration;

/** How a command ended. */
public sealed interface CommandResult {

  /** It ended by itself with this exit status. */
  record Exited(int status, Output output) implements CommandResult {}

  /** Its time was up: its session was ended, by force where needed. */
  record TimedOut(Duration after, Output output) implements CommandResult {}

  /** It never ran: no such program, no such user, no such folder, no right. */
  record NotStarted(String why) implements CommandResult {}

  /** It was begun, and how it ended cannot be known: the host is gone, or was restarted. */
  record Lost(String why) implements CommandResult {}

  /** Whether it ended with status 0: evidence, never proof. */
  default boolean ok() {
    return this instanceof Exited(int status, _) && status == 0;
  }

  /** What it printed on stdout, empty when there is none. */
  default String stdout() {
    return switch (this) {
      case Exited(_, Output output) -> output.stdout();
      case TimedOut(_, Output output) -> output.stdout();
      case NotStarted _, Lost _ -> "";
    };
  }

  /** One line for people: how it ended and the last thing it complained of. */
  default String said() {
    return switch (this) {
      case Exited(int status, Output output) -> "exit " + status + output.lastWords();
      case TimedOut(Duration after, Output output) ->
          "ended after " + after.toSeconds() + " s without an answer" + output.lastWords();
      case NotStarted(String why) -> "not started: " + why;
      case Lost(String why) -> "its end is not known: " + why;
    };
  }
}
