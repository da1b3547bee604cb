package dev.ripcord.watch;

import dev.ripcord.check.Check;
import dev.ripcord.check.Finding;
import dev.ripcord.check.Sight;
import dev.ripcord.clock.Deadline;
import dev.ripcord.journal.Event;
import dev.ripcord.journal.Journal;
import dev.ripcord.plan.Proof;
import dev.ripcord.run.Progress;
import dev.ripcord.run.Steps;
import dev.ripcord.run.StopSwitch;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Watches a release that was brought back: it stays good and is certified, or it relapses. */
public final class Watch {
  private final Journal journal;
  private final Steps steps;
  private final Function<Optional<String>, Sight> sights;
  private final Sight sight;
  private final Progress progress;
  private final StopSwitch stop;

  public Watch(
      Journal journal,
      Steps steps,
      Function<Optional<String>, Sight> sights,
      Progress progress,
      StopSwitch stop) {
    this.journal = journal;
    this.steps = steps;
    this.sights = sights;
    this.sight = sights.apply(Optional.empty());
    this.progress = progress;
    this.stop = stop;
  }

  /** Looks every so often until the time is over; the end is in the journal when it returns. */
  public Event.Watched over(String run, Proof proof, Duration length) throws InterruptedException {
    tell(run, new Event.WatchBegan(sight.clock().now().plus(length)));
    var end = look(proof, Deadline.in(sight.clock(), length));
    tell(run, end);
    return end;
  }

  /** How one ends that nobody saw to its end: by how it is now, where that still tells of it. */
  public Event.Watched late(Overdue overdue, Proof proof) throws InterruptedException {
    var untold = overdue.untold(sight.clock().now());
    return untold.isPresent()
        ? new Event.Watched(false, false, Tally.NOBODY + ", " + untold.get())
        : lookNow(proof);
  }

  private Event.Watched lookNow(Proof proof) throws InterruptedException {
    var checks = checks(proof);
    var tally = Tally.NONE;
    while (true) {
      var bad = worst(checks);
      tally = tally.after(bad);
      var end = tally.late(proof.good(), bad);
      if (end.isPresent()) {
        return end.get();
      }
      sight.clock().sleep(proof.every());
    }
  }

  /** What only degrades makes no relapse, as it does not make a rollback fail either. */
  private List<Check> checks(Proof proof) {
    return proof.required().stream()
        .filter(each -> !each.degrades())
        .map(each -> steps.check(each, sights))
        .toList();
  }

  private Event.Watched look(Proof proof, Deadline deadline) throws InterruptedException {
    var checks = checks(proof);
    var tally = Tally.NONE;
    while (true) {
      var bad = worst(checks);
      tally = tally.after(bad);
      progress.proving(tally.good(), tally.looks(), bad.map(Finding::said).orElse("all good"));
      var end = tally.end(proof.good(), deadline.passed(), stop.asked(), bad);
      if (end.isPresent()) {
        return end.get();
      }
      sight.clock().sleep(proof.every());
    }
  }

  /** The first finding that is not good; a bad one before an unknown one. */
  private Optional<Finding> worst(List<Check> checks) {
    var findings =
        checks.stream().map(each -> each.look(sight)).filter(each -> !each.isGood()).toList();
    return findings.stream()
        .filter(each -> each.state() == Finding.State.BAD)
        .findFirst()
        .or(() -> findings.stream().findFirst());
  }

  private void tell(String run, Event event) {
    journal.tell(run, event);
    progress.happened(run, event);
  }
}
