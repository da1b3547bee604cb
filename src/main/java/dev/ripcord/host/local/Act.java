package dev.ripcord.host.local;

import dev.ripcord.clock.Clock;
import dev.ripcord.clock.Deadline;
import dev.ripcord.host.Command;
import dev.ripcord.host.CommandResult;
import dev.ripcord.host.CommandResult.Lost;
import dev.ripcord.host.CommandResult.NotStarted;
import dev.ripcord.host.Trace;
import dev.ripcord.host.Trace.Ended;
import dev.ripcord.host.Trace.NeverStarted;
import dev.ripcord.host.Trace.Running;
import dev.ripcord.host.supervisor.Refusal;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Runs a command that changes something under the supervisor, and follows it by what it leaves. */
final class Act {
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(40);

  /** How long output may take to come in after the end; a daemon may hold it open for ever. */
  private static final Duration DRAINING = Duration.ofMillis(200);

  /** How long the first line of a supervisor may take from its file's making. */
  private static final Duration BEGINNING = Duration.ofSeconds(1);

  private final Clock clock;
  private final Supervisor supervisor;

  Act(Clock clock, Supervisor supervisor) {
    this.clock = clock;
    this.supervisor = supervisor;
  }

  /** The supervisor keeps the time itself: ours is longer, for the case that it dies. */
  CommandResult run(ActFolder folder, Command command) {
    try {
      var process = start(folder, command);
      var deadline = Deadline.in(clock, command.timeout().plus(supervisor.endTakes()));
      var result = follow(folder, Optional.of(process), deadline, command.timeout());
      return Refusal.read(result, Us.ACCOUNT.switcher(command.as()));
    } catch (IOException e) {
      return new NotStarted(String.valueOf(e.getMessage()));
    }
  }

  /** What becomes of an act that was begun before, which its own supervisor ends in time. */
  CommandResult again(ActFolder folder, Command command) {
    return await(folder, command.timeout().plus(supervisor.endTakes()));
  }

  CommandResult await(ActFolder folder, Duration limit) {
    return follow(folder, Optional.empty(), Deadline.in(clock, limit), limit);
  }

  /** Whether it still ran; now it does not. */
  boolean end(ActFolder folder) {
    var runs = trace(folder) instanceof Running;
    if (runs) {
      await(folder, Duration.ZERO);
    }
    return runs;
  }

  /** The status is looked for again after life was: it is written before the supervisor ends. */
  Trace trace(ActFolder folder) {
    if (folder.settled()) {
      until(DRAINING, () -> folder.supervisor().filter(Stamp::alive).isEmpty());
      return new Ended(folder.result().orElseThrow());
    }
    until(BEGINNING, () -> !folder.began() || folder.supervisor().isPresent());
    var living =
        folder.command().filter(Stamp::alive).or(() -> folder.supervisor().filter(Stamp::alive));
    if (living.isPresent()) {
      return new Running(living.get().pid());
    }
    return folder.result().<Trace>map(Ended::new).orElseGet(() -> without(folder));
  }

  /** Nobody lives who could still tell how it ended. */
  private static Trace without(ActFolder folder) {
    if (!folder.began()) {
      return new NeverStarted();
    }
    var now = folder.supervisor().map(Stamp::thisBoot).orElse(true);
    return new Ended(
        new Lost(
            now
                ? "its supervisor was killed before it could write how the command ended"
                : "the machine was restarted while it ran"));
  }

  private Process start(ActFolder folder, Command command) throws IOException {
    var us = Us.ACCOUNT;
    var argv = new ArrayList<>(us.prefix(command.as(), command.environment()));
    argv.addAll(command.argv());
    var words = supervisor.run(folder.path(), command.timeout(), command.outputLimit(), argv);
    var builder =
        new ProcessBuilder(words)
            .redirectInput(Streams.NOTHING)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    command.directory().ifPresent(each -> builder.directory(each.toFile()));
    builder.environment().put("PATH", SearchPath.OURS);
    builder.environment().putAll(command.environment());
    return builder.start();
  }

  private CommandResult follow(
      ActFolder folder, Optional<Process> process, Deadline deadline, Duration limit) {
    try {
      var first = process.isPresent() ? LONGEST_PAUSE : SHORTEST_PAUSE;
      for (var pause = first; !deadline.passed(); pause = longer(pause)) {
        rest(process, pause);
        if (process.isPresent() && process.get().isAlive() && !folder.settled()) {
          continue;
        }
        var trace = trace(folder);
        if (!trace.began()) {
          return new NotStarted("its supervisor did not start in " + folder.path());
        }
        if (trace.end().isPresent()) {
          return trace.end().get();
        }
      }
      return force(folder, limit);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Lost("interrupted while it ran; it goes on under its supervisor");
    }
  }

  private CommandResult force(ActFolder folder, Duration limit) throws InterruptedException {
    folder.late(limit);
    until(BEGINNING, () -> folder.command().isPresent() || folder.settled());
    var command = folder.command();
    if (command.isPresent() && command.get().leads()) {
      supervisor.end(command.get().pid());
    }
    folder.timedOut(limit);
    return folder.result().orElse(new Lost("its end could not be written to " + folder.path()));
  }

  private void rest(Optional<Process> process, Duration pause) throws InterruptedException {
    if (process.isPresent() && process.get().isAlive()) {
      var _ = process.get().waitFor(pause.toMillis(), TimeUnit.MILLISECONDS);
    } else {
      clock.sleep(pause);
    }
  }

  private static Duration longer(Duration pause) {
    var twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
  }

  private void until(Duration limit, BooleanSupplier condition) {
    var deadline = Deadline.in(clock, limit);
    try {
      while (!condition.getAsBoolean() && !deadline.passed()) {
        clock.sleep(Duration.ofMillis(2));
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
