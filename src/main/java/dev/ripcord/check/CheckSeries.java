package dev.ripcord.check;

import dev.ripcord.check.Finding.State;
import dev.ripcord.clock.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;

/**
 * Looks at all checks again and again until all were good so many times in a row, or the time is
 * up. A service that comes up and dies a moment later does not pass: a look that is not good starts
 * the count again.
 *
 * @param checks looked at side by side, so that one that hangs does not hold up the others
 * @param good how many times in a row
 * @param every from the beginning of one round to the beginning of the next
 * @param within no round begins later; the last may end later, by the timeout of its checks. What
 *     only degrades has until then to become good too
 */
public record CheckSeries(List<NamedCheck> checks, int good, Duration every, Duration within) {
  public CheckSeries {
    checks = List.copyOf(checks);
  }

  /** Runs to the end; an interrupt ends it early. The listener hears of every round. */
  public SeriesResult run(Sight sight, Consumer<SeriesState> listener) throws InterruptedException {
    if (checks.isEmpty()) {
      return new SeriesResult.Unknown(Optional.empty(), 0, "there is no check to look at");
    }
    var deadline = Deadline.in(sight.clock(), within);
    var state = SeriesState.START;
    while (true) {
      var next = Deadline.in(sight.clock(), every);
      state = state.after(round(sight, checks));
      listener.accept(state);
      if (state.wholeRow() >= good || deadline.remaining().compareTo(next.remaining()) <= 0) {
        return end(state);
      }
      sight.clock().sleep(next.remaining());
    }
  }

  /** One look at every check, side by side. */
  public static Round round(Sight sight, List<NamedCheck> checks) throws InterruptedException {
    if (checks.size() == 1) {
      return new Round(List.of(checks.getFirst().look(sight)));
    }
    var tasks = checks.stream().map(each -> new FutureTask<>(() -> each.look(sight))).toList();
    tasks.forEach(each -> Thread.ofPlatform().daemon().name("check").start(each));
    try {
      var seen = new java.util.ArrayList<Seen>();
      for (var each : tasks) {
        seen.add(each.get());
      }
      return new Round(seen);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a check ended with an error", e.getCause());
    } catch (InterruptedException e) {
      tasks.forEach(each -> each.cancel(true));
      throw e;
    }
  }

  /** What the series came to, when it has to end now; pure. */
  SeriesResult end(SeriesState state) {
    var last = state.last();
    var seen = last.map(Round::said).orElse("nothing was seen");
    if (state.row() >= good) {
      return new SeriesResult.Good(last, state.rounds(), seen + ", " + times(good) + " in a row");
    }
    var said = seen + ", good " + state.row() + " of " + times(good) + " in a row";
    var unknown = last.map(each -> each.state() == State.UNKNOWN).orElse(true);
    return state.everBad() && !unknown
        ? new SeriesResult.Bad(last, state.rounds(), said)
        : new SeriesResult.Unknown(last, state.rounds(), said);
  }

  private static String times(int count) {
    return count == 1 ? "1 time" : count + " times";
  }
}
