package dev.ripcord.app;

import dev.ripcord.clock.Clock;
import dev.ripcord.clock.Deadline;
import dev.ripcord.journal.Event;
import dev.ripcord.journal.Journal;
import dev.ripcord.journal.Lock;
import dev.ripcord.journal.Outcome;
import dev.ripcord.journal.RunRow;
import dev.ripcord.plan.Plan;
import dev.ripcord.run.Progress;
import dev.ripcord.run.Runner;
import dev.ripcord.run.StopSwitch;
import java.time.Duration;
import java.util.Optional;

/** Starts a run, and settles with whoever has the service already. */
final class Runs {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration LOOK = Duration.ofMillis(100);

  private final Journal journal;
  private final Runner runner;
  private final Clock clock;

  Runs(Journal journal, Runner runner, Clock clock) {
    this.journal = journal;
    this.runner = runner;
    this.clock = clock;
  }

  Runner.Result start(String run, Plan plan, Ask ask, Progress progress, StopSwitch stop)
      throws InterruptedException {
    var created = new Event.Created(plan, ask.who(), ask.why(), "ripcord", ask.checklist());
    var result = runner.start(run, created, Optional.empty(), progress, stop);
    if (!(result instanceof Runner.Result.Busy(Lock lock))) {
      return result;
    }
    if (!mayTakeOver(lock, plan, ask)) {
      return result;
    }
    return runner.start(run, created, Optional.of(lock.run()), progress, stop);
  }

  /** A waiting run bars nobody; an interrupted one is taken over on request; a live one by rank. */
  private boolean mayTakeOver(Lock lock, Plan plan, Ask ask) throws InterruptedException {
    if (waits(lock.run())) {
      return true;
    }
    if (dead(lock)) {
      return ask.takeOver() || plan.rank().above(lock.rank());
    }
    if (!plan.rank().above(lock.rank())) {
      return false;
    }
    journal.tell(
        lock.run(), new Event.StopAsked(ask.who(), "a run of a higher rank needs the service"));
    runner.endHarmless(lock.run());
    return released(lock);
  }

  private boolean waits(String run) {
    return journal.run(run).flatMap(RunRow::outcome).equals(Optional.of(Outcome.WAITING));
  }

  /** Whether nobody drives the run any more. */
  boolean dead(Lock lock) {
    return Owner.gone(lock.owner()) || clock.now().isAfter(lock.leaseUntil());
  }

  private boolean released(Lock lock) throws InterruptedException {
    var deadline = Deadline.in(clock, PATIENCE);
    while (!deadline.passed()) {
      var now = journal.lock(lock.service());
      if (now.isEmpty() || !now.get().run().equals(lock.run()) || dead(now.get())) {
        return true;
      }
      clock.sleep(LOOK);
    }
    return false;
  }
}
