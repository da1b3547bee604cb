package dev.ripcord.target.evidence;

import dev.ripcord.check.Invocation;
import dev.ripcord.check.Reveal;
import dev.ripcord.host.CommandResult;
import dev.ripcord.step.Stage;
import java.time.Duration;

/** What one command said. */
record Item(String name, String title, CommandResult result, Duration took) {

  /** Looks; a secret that cannot be had is told in place of what it was for. */
  static Item taken(String name, Invocation invocation, Stage stage, Reveal reveal) {
    var clock = stage.sight().clock();
    var began = clock.nanoTime();
    CommandResult result;
    try {
      var command = invocation.command(reveal).within(stage.timeout());
      result = reveal.hide(stage.host().look(command));
    } catch (IllegalStateException e) {
      result = new CommandResult.NotStarted(String.valueOf(e.getMessage()));
    }
    return new Item(name, invocation.title(), result, Duration.ofNanos(clock.nanoTime() - began));
  }

  /** Whether the command came to its own end. */
  boolean whole() {
    return result instanceof CommandResult.Exited;
  }

  String text() {
    return "== %s: %s\n== %s, %d ms\n%s\n"
        .formatted(name, title, ended(), took.toMillis(), printed());
  }

  private String ended() {
    return result instanceof CommandResult.Exited(int status, _) ? "exit " + status : result.said();
  }

  private String printed() {
    return result.stdout() + errors();
  }

  private String errors() {
    return switch (result) {
      case CommandResult.Exited(_, var output) -> output.stderr();
      case CommandResult.TimedOut(_, var output) -> output.stderr();
      case CommandResult.NotStarted _, CommandResult.Lost _ -> "";
    };
  }
}
