package dev.ripcord.host.local;

import dev.ripcord.clock.Clock;
import dev.ripcord.clock.Deadline;
import dev.ripcord.host.Command;
import dev.ripcord.host.CommandResult;
import dev.ripcord.host.CommandResult.Exited;
import dev.ripcord.host.CommandResult.Lost;
import dev.ripcord.host.CommandResult.NotStarted;
import dev.ripcord.host.CommandResult.TimedOut;
import dev.ripcord.host.supervisor.Refusal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;

/** Runs a command that changes nothing, straight under this process and without a thread for it. */
final class Look {
  private static final long SHORTEST_PAUSE = 50;
  private static final long LONGEST_PAUSE = 10_000;

  private final Clock clock;
  private final Supervisor supervisor;

  Look(Clock clock, Supervisor supervisor) {
    this.clock = clock;
    this.supervisor = supervisor;
  }

  CommandResult run(Command command) {
    try {
      var deadline = Deadline.in(clock, command.timeout());
      var process = start(command);
      var result = follow(process, new Streams(process, command.outputLimit()), deadline, command);
      return Refusal.read(result, Us.ACCOUNT.switcher(command.as()));
    } catch (IOException e) {
      return new NotStarted(String.valueOf(e.getMessage()));
    }
  }

  /** {@code setsid} keeps the pid: the command leads its session and its group. */
  private static Process start(Command command) throws IOException {
    var words = new ArrayList<String>();
    words.add("setsid");
    words.addAll(Us.ACCOUNT.prefix(command.as(), command.environment()));
    words.addAll(command.argv());
    var builder = new ProcessBuilder(words).redirectInput(Streams.NOTHING);
    command.directory().ifPresent(each -> builder.directory(each.toFile()));
    builder.environment().put("LC_ALL", "C");
    builder.environment().put("PATH", SearchPath.OURS);
    builder.environment().putAll(command.environment());
    return builder.start();
  }

  /**
   * The locks keep the JDK's reaper from the streams: at the process's end it would read all that
   * comes into memory, which never ends where a grandchild goes on printing.
   */
  private CommandResult follow(Process process, Streams streams, Deadline deadline, Command command)
      throws IOException {
    synchronized (streams.stdout()) {
      synchronized (streams.stderr()) {
        try {
          if (ends(process, streams, deadline)) {
            return new Exited(process.exitValue(), streams.last());
          }
          supervisor.end(process.pid());
          return new TimedOut(command.timeout(), streams.last());
        } catch (InterruptedException _) {
          process.destroyForcibly();
          Thread.currentThread().interrupt();
          return new Lost("interrupted while it ran");
        }
      }
    }
  }

  /** A pipe holds 64 KiB: while much is printed, the pauses are short. */
  private static boolean ends(Process process, Streams streams, Deadline deadline)
      throws InterruptedException {
    var pause = SHORTEST_PAUSE;
    while (!deadline.passed()) {
      pause = streams.drain() ? SHORTEST_PAUSE : Math.min(2 * pause, LONGEST_PAUSE);
      if (process.waitFor(pause, TimeUnit.MICROSECONDS)) {
        return true;
      }
    }
    return false;
  }
}
