package dev.ripcord.app;

import dev.ripcord.check.Alerts;
import dev.ripcord.clock.Clock;
import dev.ripcord.decide.guard.Facts;
import dev.ripcord.journal.Event;
import dev.ripcord.journal.Outcome;
import dev.ripcord.journal.RunRow;
import dev.ripcord.plan.Plan;
import dev.ripcord.plan.Purpose;
import dev.ripcord.run.Progress;
import dev.ripcord.run.Runner;
import dev.ripcord.run.StopSwitch;
import dev.ripcord.server.Hands;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the daemon does to services, by the same ways as a person. */
final class Autopilot implements Hands {
  private static final Duration LOOK = Duration.ofSeconds(5);
  private static final String NONE = "no way back";
  private static final int DETAILS = 3;

  private final StopSwitch watches = new StopSwitch();
  private final Ripcord ripcord;
  private final Alerts alerts;
  private final Clock clock;

  Autopilot(Ripcord ripcord, Alerts alerts, Clock clock) {
    this.ripcord = ripcord;
    this.alerts = alerts;
    this.clock = clock;
  }

  @Override
  public Map<String, Look> looks(String service) {
    var looks = new TreeMap<String, Look>();
    try {
      ripcord.probes(service, alerts).forEach((name, each) -> looks.put(name, each::look));
    } catch (RuntimeException _) {
      // what cannot be made now is not looked at, which rules take for unknown; it is made anew
      // with the next survey
    }
    return looks;
  }

  @Override
  public Prepared prepare(String service, Optional<String> procedure, String why) {
    try {
      return switch (ripcord.plan(ask(service, procedure, why))) {
        case Planning.Ready ready ->
            new Prepared(
                new Facts.Way(title(ready.plan()), Optional.empty()), Optional.of(ready.plan()));
        case Planning.AlreadyThere there -> none(there.said());
        case Planning.Refused refused -> none(why(refused));
      };
    } catch (RuntimeException e) {
      return none(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public Prepared prepareRemedy(String service, String remedy) {
    try {
      var plan = ripcord.upkeep().remedy(service, remedy).filter(each -> !each.steps().isEmpty());
      var needless = Optional.of("it is not needed: what it is for is good already");
      return new Prepared(
          new Facts.Way(remedy, plan.isPresent() ? Optional.empty() : needless), plan);
    } catch (RuntimeException e) {
      return none(String.valueOf(e.getMessage()));
    }
  }

  /** What is the matter with each release says more than that there is none. */
  private static String why(Planning.Refused refused) {
    var details = refused.details().stream().limit(DETAILS).collect(Collectors.joining("; "));
    return details.isEmpty() ? refused.said() : refused.said() + " (" + details + ")";
  }

  private static Prepared none(String why) {
    return new Prepared(new Facts.Way(NONE, Optional.of(why)), Optional.empty());
  }

  private static Ask ask(String service, Optional<String> procedure, String why) {
    return Ask.automatic(service, procedure, Owner.said() + " (ripcord serve)", why);
  }

  private static String title(Plan plan) {
    return plan.release().map(each -> each.title()).orElse(plan.procedure());
  }

  @Override
  public String newRun() {
    return ripcord.newRun();
  }

  @Override
  public Ending carryOut(Plan plan, String run, String why, StopSwitch stop) {
    var asked = ask(plan.service(), Optional.of(plan.procedure()), why);
    return ended(run, () -> ripcord.carryOut(run, plan, asked, Progress.NONE, stop), watch(plan));
  }

  /** A remedy brings no release that could be certified. */
  private static Duration watch(Plan plan) {
    return plan.purpose() == Purpose.ROLLBACK ? plan.proof().watch() : Duration.ZERO;
  }

  /** Something that a run comes of. */
  private interface Driving {
    Runner.Result go() throws InterruptedException;
  }

  private Ending ended(String run, Driving driving, Duration watch) {
    try {
      return switch (driving.go()) {
        case Runner.Result.Ended(_, var finished) -> watched(run, finished, watch);
        case Runner.Result.Busy(var lock) ->
            new Ending(Optional.empty(), "not begun: run " + lock.run() + " has the service");
        case Runner.Result.HostBusy(String host, String said) ->
            new Ending(ripcord.journal().run(run).flatMap(RunRow::outcome), host + ": " + said);
        case Runner.Result.NotResumable(String said) -> new Ending(Optional.empty(), said);
      };
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Ending(Optional.empty(), "interrupted");
    } catch (RuntimeException e) {
      return new Ending(Optional.empty(), String.valueOf(e.getMessage()));
    }
  }

  /** The release is certified, or relapses, by its watch. */
  private Ending watched(String run, Event.Finished finished, Duration watch)
      throws InterruptedException {
    var helped = finished.outcome() == Outcome.RECOVERED;
    if (!helped || watch.isZero()) {
      return new Ending(Optional.of(finished.outcome()), finished.said());
    }
    var end = ripcord.watches().over(run, watch, Progress.NONE, watches);
    return end.relapsed()
        ? new Ending(Optional.of(Outcome.RELAPSED), end.said())
        : new Ending(Optional.of(finished.outcome()), finished.said() + "; " + end.said());
  }

  @Override
  public void endWatches() {
    watches.press("the daemon is stopped");
  }

  @Override
  public Optional<String> endOverdueWatch(String service) {
    try {
      return ripcord
          .watches()
          .endOverdue(service)
          .map(each -> (each.relapsed() ? "RELAPSED: " : "not certified: ") + each.said());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (RuntimeException _) {
      return Optional.empty(); // it is tried again with the next survey
    }
  }

  @Override
  public boolean isBegun(String run) {
    return ripcord.journal().run(run).isPresent();
  }

  @Override
  public Ending resume(String run, StopSwitch stop) {
    try {
      while (true) {
        var row = ripcord.journal().run(run);
        var outcome = row.flatMap(RunRow::outcome);
        if (outcome.isPresent()) {
          return new Ending(outcome, "it ended while nobody watched");
        }
        var ending = ended(run, () -> ripcord.resume(run, Progress.NONE, stop), Duration.ZERO);
        if (ending.outcome().isPresent() || stop.asked().isPresent()) {
          return ending;
        }
        clock.sleep(LOOK);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Ending(Optional.empty(), "interrupted");
    }
  }
}
