package dev.ripcord.cli;

import dev.ripcord.app.Ask;
import dev.ripcord.cli.page.OutcomePage;
import dev.ripcord.cli.page.WatchPage;
import dev.ripcord.cli.view.EventView;
import dev.ripcord.cli.view.OutcomeView;
import dev.ripcord.journal.Event;
import dev.ripcord.journal.Lock;
import dev.ripcord.journal.Outcome;
import dev.ripcord.plan.Plan;
import dev.ripcord.run.Runner;
import dev.ripcord.run.StopSwitch;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Carries a plan out while a person watches, and turns its end into text and an exit code. */
final class LiveRun {
  private final Call call;
  private final Plan plan;
  private final Optional<Duration> watch;
  private final StopSwitch stop = new StopSwitch();
  private boolean more;
  private boolean oneOfSeveral;
  private @Nullable Ended end;

  /** {@code watch} is how long to stay afterwards; empty means not at all. */
  LiveRun(Call call, Plan plan, Optional<Duration> watch) {
    this.call = call;
    this.plan = plan;
    this.watch = watch;
  }

  LiveRun(Call call, Plan plan) {
    this(call, plan, Optional.empty());
  }

  /** Something follows that tells of a good end, so that there is one document in all. */
  LiveRun andMore() {
    more = true;
    return this;
  }

  /** Whatever its end, something else tells of all of them in one document. */
  LiveRun oneOfSeveral() {
    oneOfSeveral = true;
    return this;
  }

  /** Which run it became and how that ended; empty where none was begun. */
  Optional<Ended> ended() {
    return Optional.ofNullable(end);
  }

  /**
   * A run that ended.
   *
   * @param stopped whether somebody asked it to stop, be it too late for it
   */
  record Ended(String run, Outcome outcome, boolean stopped) {}

  int start(Ask ask) throws InterruptedException {
    return drive(teller -> call.ripcord().carryOut(plan, ask, teller, stop));
  }

  int resume(String run) throws InterruptedException {
    call.underWay(run);
    return drive(teller -> call.ripcord().resume(run, teller, stop));
  }

  /** What drives. */
  @FunctionalInterface
  private interface Work {
    Runner.Result drive(Teller teller) throws InterruptedException;
  }

  private int drive(Work work) throws InterruptedException {
    try (var _ = Stops.hear(call, stop)) {
      Runner.Result result;
      try (var teller = Teller.of(call, plan)) {
        result = work.drive(teller);
      }
      return switch (result) {
        case Runner.Result.Ended(String run, Event.Finished finished) -> ended(run, finished);
        case Runner.Result.Busy(Lock lock) -> Refusal.busy(call, lock);
        case Runner.Result.HostBusy(String host, String said) ->
            Refusal.hostBusy(call, plan.service(), host, said);
        case Runner.Result.NotResumable(String said) ->
            Refusal.notResumable(call, plan.service(), said);
      };
    }
  }

  private int ended(String run, Event.Finished finished) throws InterruptedException {
    end = new Ended(run, finished.outcome(), stop.asked().isPresent());
    say(call.globals().quiet() ? List.of() : List.of(""));
    say(new OutcomePage(run, plan, finished).lines(call.format()));
    call.underWay("");
    var watched = watched(run, finished);
    if (call.globals().json() && !oneOfSeveral && !(more && finished.outcome().exitCode() == 0)) {
      call.screen().json(OutcomeView.class, view(run, finished, watched));
    }
    return watched.filter(Event.Watched::relapsed).isPresent()
        ? Outcome.RELAPSED.exitCode()
        : finished.outcome().exitCode();
  }

  private OutcomeView view(String run, Event.Finished finished, Optional<Event.Watched> watched) {
    var events = call.ripcord().entries(run).stream().map(EventView::of).toList();
    return OutcomeView.ended(run, plan, finished, events, watched);
  }

  /** Only what is back can be watched. */
  private Optional<Event.Watched> watched(String run, Event.Finished finished)
      throws InterruptedException {
    var back =
        finished.outcome() == Outcome.RECOVERED || finished.outcome() == Outcome.RECOVERED_DEGRADED;
    if (watch.isEmpty() || !back) {
      return Optional.empty();
    }
    var page = new WatchPage(plan, run);
    say(page.begins(watch.get(), call.format()));
    Event.Watched end;
    try (var teller = Teller.of(call, plan)) {
      end = call.ripcord().watches().over(run, watch.get(), teller, stop);
    }
    say(page.ended(end, call.format()));
    return Optional.of(end);
  }

  private void say(List<String> lines) {
    if (!call.globals().json()) {
      call.screen().print(lines);
    }
  }
}
