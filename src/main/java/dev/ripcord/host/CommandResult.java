package dev.ripcord.host;

import java.time.Duration;
import java.util.function.UnaryOperator;

/** How a command ended. */
public sealed interface CommandResult {

  /** What it printed on stdout, empty when there is none. */
  String stdout();

  /** One line for people: how it ended and the last thing it complained of. */
  String said();

  /** The same with every text that came from outside changed. */
  CommandResult mapTexts(UnaryOperator<String> change);

  /** It ended by itself with this exit status. */
  record Exited(int status, Output output) implements CommandResult {
    @Override
    public String stdout() {
      return output.stdout();
    }

    @Override
    public String said() {
      return "exit " + status + output.lastWords();
    }

    @Override
    public CommandResult mapTexts(UnaryOperator<String> change) {
      return new Exited(status, output.mapTexts(change));
    }
  }

  /** Its time was up: its session was ended, by force where needed. */
  record TimedOut(Duration after, Output output) implements CommandResult {
    @Override
    public String stdout() {
      return output.stdout();
    }

    @Override
    public String said() {
      return "ended after " + after.toSeconds() + " s without an answer" + output.lastWords();
    }

    @Override
    public CommandResult mapTexts(UnaryOperator<String> change) {
      return new TimedOut(after, output.mapTexts(change));
    }
  }

  /** It never ran: no such program, no such user, no such folder, no right. */
  record NotStarted(String why) implements CommandResult {
    @Override
    public String stdout() {
      return "";
    }

    @Override
    public String said() {
      return "not started: " + why;
    }

    @Override
    public CommandResult mapTexts(UnaryOperator<String> change) {
      return new NotStarted(change.apply(why));
    }
  }

  /** It was begun, and how it ended cannot be known: the host is gone, or was restarted. */
  record Lost(String why) implements CommandResult {
    @Override
    public String stdout() {
      return "";
    }

    @Override
    public String said() {
      return "its end is not known: " + why;
    }

    @Override
    public CommandResult mapTexts(UnaryOperator<String> change) {
      return new Lost(change.apply(why));
    }
  }

  /** Whether it ended with status 0: evidence, never proof. */
  default boolean ok() {
    return this instanceof Exited(int status, _) && status == 0;
  }
}
