package dev.ripcord.app;

import dev.ripcord.journal.Checklist;
import dev.ripcord.journal.Checklist.Item;
import dev.ripcord.journal.Event;
import dev.ripcord.journal.Outcome;
import dev.ripcord.run.Progress;
import dev.ripcord.run.Runner;
import dev.ripcord.run.StopSwitch;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Several services rolled back together, each by a run of its own: wave after wave, those of one
 * wave side by side. After the first that is not back nothing more is begun, unless asked for.
 */
public final class Fleet {
  private final Ripcord ripcord;
  private final Audience audience;
  private final StopSwitch stop;
  private final Semaphore places;
  private final boolean keepGoing;
  private final AtomicReference<String> halted = new AtomicReference<>("");
  private final Map<String, Result> results = new ConcurrentHashMap<>();

  /** {@code atOnce} is how many runs there may be at a time. */
  public Fleet(Ripcord ripcord, Audience audience, StopSwitch stop, int atOnce, boolean keepGoing) {
    this.ripcord = ripcord;
    this.audience = audience;
    this.stop = stop;
    this.places = new Semaphore(atOnce, true);
    this.keepGoing = keepGoing;
  }

  /** One service of it, with the plan that a person agreed to. */
  public record Member(Planning.Ready ready, Ask ask) {
    public String service() {
      return ready.plan().service();
    }

    /** With its own part of a checklist, whose items begin with the name of their service. */
    public Member with(Checklist ticked) {
      var lead = service() + ": ";
      var own =
          ticked.items().stream()
              .filter(each -> each.text().startsWith(lead))
              .map(each -> new Item(each.text().substring(lead.length()), each.state(), each.why()))
              .toList();
      return new Member(ready, ask.with(new Checklist(own)));
    }
  }

  /** Is told what happens; several threads speak. */
  public interface Audience {
    /** Who hears of this member's run. */
    Progress of(Member member);

    /** A member is through, or was not begun. */
    void ended(Member member, Result result);
  }

  /** What came of one service. */
  public sealed interface Result {
    /** It had its turn. */
    record Ran(Runner.Result result) implements Result {}

    /** Ripcord itself failed at it. */
    record Faulted(String said) implements Result {}

    /** It did not come to its turn, and why. */
    record NotBegun(String why) implements Result {}
  }

  /** Until all are through; the results by service, in the order of the waves. */
  public Map<String, Result> run(List<List<Member>> waves) throws InterruptedException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var wave : waves) {
        threads.invokeAll(wave.stream().map(this::turn).toList());
      }
    }
    var ordered = new LinkedHashMap<String, Result>();
    for (var wave : waves) {
      for (var each : wave) {
        var none = new Result.NotBegun("interrupted");
        ordered.put(each.service(), results.getOrDefault(each.service(), none));
      }
    }
    return ordered;
  }

  private Callable<Result> turn(Member member) {
    return () -> {
      places.acquire();
      try {
        var result = result(member);
        results.put(member.service(), result);
        audience.ended(member, result);
        return result;
      } finally {
        places.release();
      }
    };
  }

  private Result result(Member member) throws InterruptedException {
    var asked = stop.asked();
    if (asked.isPresent() || !halted.get().isEmpty()) {
      return new Result.NotBegun(asked.orElseGet(halted::get));
    }
    var result = carriedOut(member);
    if (!keepGoing && isFailure(result)) {
      halted.compareAndSet("", member.service() + " is not back");
    }
    return result;
  }

  private Result carriedOut(Member member) throws InterruptedException {
    try {
      return new Result.Ran(
          ripcord.carryOut(member.ready().plan(), member.ask(), audience.of(member), stop));
    } catch (RuntimeException e) {
      return new Result.Faulted(String.valueOf(e.getMessage()));
    }
  }

  /** Whether the others should wait for a person to look at it. */
  private static boolean isFailure(Result result) {
    return switch (result) {
      case Result.Ran(Runner.Result.Ended(_, Event.Finished finished)) ->
          !isBack(finished.outcome());
      case Result.Ran _, Result.Faulted _, Result.NotBegun _ -> true;
    };
  }

  private static boolean isBack(Outcome outcome) {
    return switch (outcome) {
      case RECOVERED, ALREADY_THERE, RECOVERED_DEGRADED, PARTIAL -> true;
      case REFUSED,
          FAILED_SAFE,
          FAILED_DIRTY,
          ROLLED_BACK_UNVERIFIED,
          UNKNOWN,
          ABORTED,
          RELAPSED,
          WAITING ->
          false;
    };
  }
}
