package dev.ripcord.host.ssh;

import dev.ripcord.clock.Deadline;
import dev.ripcord.host.ActId;
import dev.ripcord.host.Command;
import dev.ripcord.host.CommandResult;
import dev.ripcord.host.CommandResult.Lost;
import dev.ripcord.host.CommandResult.NotStarted;
import dev.ripcord.host.Trace;
import dev.ripcord.host.Trace.Ended;
import dev.ripcord.host.Trace.NeverStarted;
import dev.ripcord.host.Trace.Running;
import java.time.Duration;
import java.util.List;

/** Commands that change something, each found again when the connection is lost in the middle. */
final class SshAct {
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  /** A message that was held up longer than this on its way is not acted on. */
  private static final long FRESH = 60;

  private static final int LIMIT = 1 << 24;

  private final Shell shell;

  SshAct(Shell shell) {
    this.shell = shell;
  }

  CommandResult run(ActId id, Command command) {
    var atMost = command.timeout().plus(shell.endTakes());
    var deadline = Deadline.in(shell.clock(), atMost);
    try {
      var far = shell.far();
      var answer = shell.run(command, false, () -> words(id, command, latest(far)), atMost);
      return Ending.of(answer, command, far.account());
    } catch (NoAnswer e) {
      return switch (e.fate()) {
        case NOT_SENT, REFUSED -> new NotStarted(e.why());
        case SENT -> found(id, command, deadline, e);
      };
    }
  }

  private List<String> words(ActId id, Command command, long latest) {
    return List.of(
        "act",
        id.run(),
        id.folder(),
        String.valueOf(latest),
        Seconds.of(command.timeout()),
        String.valueOf(command.outputLimit()),
        Seconds.roundedUp(command.timeout().plus(shell.endTakes())));
  }

  /** By our own steady clock, which goes as fast as the uptime there. */
  private long latest(Far far) {
    var since = Duration.ofNanos(shell.clock().nanoTime() - far.askedAt());
    return far.uptime() + since.toSeconds() + FRESH;
  }

  /** What became of it is asked there as soon as it can be reached again. */
  private CommandResult found(ActId id, Command command, Deadline deadline, NoAnswer first) {
    return again(
        deadline,
        first,
        left -> {
          var answer =
              shell.ask(left, LIMIT, "bar", id.run(), id.folder(), Seconds.roundedUp(left));
          return Ending.of(answer, command, shell.far().account());
        });
  }

  CommandResult await(ActId id, Duration limit) {
    var deadline = Deadline.in(shell.clock(), limit.plus(shell.endTakes()));
    Asking asking =
        left -> {
          var rest = left.minus(shell.endTakes());
          var wait = rest.isNegative() ? Duration.ZERO : rest;
          var words =
              new String[] {
                "await", id.run(), id.folder(), Seconds.roundedUp(wait), Seconds.of(limit)
              };
          return Ending.of(shell.ask(wait.plus(shell.endTakes()), LIMIT, words));
        };
    try {
      return asking.ask(deadline.remaining());
    } catch (NoAnswer e) {
      return e.fate() == NoAnswer.Fate.REFUSED
          ? new Lost("it cannot be asked how it ended: " + e.why())
          : again(deadline, e, asking);
    }
  }

  Answer traces(ActId id) throws NoAnswer {
    return shell.ask(Duration.ZERO, LIMIT, "await", id.run(), id.folder(), "-1", "0");
  }

  Trace trace(Answer answer) {
    return answer.is("never")
        ? new NeverStarted()
        : answer.is("running")
            ? new Running(Long.parseLong(answer.rest()))
            : new Ended(Ending.of(answer));
  }

  /** Something that is asked again on a new connection. */
  private interface Asking {
    CommandResult ask(Duration left) throws NoAnswer;
  }

  private CommandResult again(Deadline deadline, NoAnswer first, Asking asking) {
    var last = first;
    for (var pause = SHORTEST_PAUSE;
        !Thread.currentThread().isInterrupted();
        pause = longer(pause)) {
      try {
        shell.clock().sleep(pause);
        return asking.ask(deadline.remaining());
      } catch (NoAnswer e) {
        last = e;
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
      if (deadline.passed() || last.fate() == NoAnswer.Fate.REFUSED) {
        break;
      }
    }
    return new Lost(
        first.why()
            + (last == first ? "" : "; then " + last.why())
            + "; if it was begun it goes on there under its supervisor, which knows how it ends");
  }

  private static Duration longer(Duration pause) {
    var twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
  }
}
