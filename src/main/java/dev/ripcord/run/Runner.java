package dev.ripcord.run;

import dev.ripcord.host.Host;
import dev.ripcord.host.HostException;
import dev.ripcord.journal.Claim;
import dev.ripcord.journal.Event;
import dev.ripcord.journal.Journal;
import dev.ripcord.journal.Lock;
import dev.ripcord.journal.Outcome;
import dev.ripcord.journal.RunRow;
import dev.ripcord.plan.Plan;
import dev.ripcord.plan.PlannedStep;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Starts runs and takes interrupted ones up again; one thread drives, another keeps the leases. */
public final class Runner {
  private final Drive.Surroundings around;
  private final HostLeases leases;
  private final String owner;

  public Runner(Drive.Surroundings around, HostLeases leases, String owner) {
    this.around = around;
    this.leases = leases;
    this.owner = owner;
  }

  /** What came of a start or a resume. */
  public sealed interface Result {
    /** The run has ended, or waits for a person. */
    record Ended(String run, Event.Finished finished) implements Result {}

    /** Somebody has the service in this journal. */
    record Busy(Lock lock) implements Result {}

    /** Somebody has the service on a host, by another journal. */
    record HostBusy(String host, String said) implements Result {}

    /** There is nothing to take up, and why. */
    record NotResumable(String said) implements Result {}
  }

  /**
   * Creates a run and drives it.
   *
   * @param supersedes a run that waits or was interrupted, which this one takes over from
   */
  public Result start(
      String run,
      Event.Created created,
      Optional<String> supersedes,
      Progress progress,
      StopSwitch stop)
      throws InterruptedException {
    return switch (around.journal().create(run, created, owner, around.lease(), supersedes)) {
      case Journal.Creation.Busy(Lock lock) -> new Result.Busy(lock);
      case Journal.Creation.Yours(Claim claim) -> {
        progress.happened(run, created);
        yield drive(claim, created.plan(), supersedes, progress, stop);
      }
    };
  }

  /** Takes a run up that was interrupted, or that waited and was decided on. */
  public Result resume(String run, Progress progress, StopSwitch stop) throws InterruptedException {
    var claim = around.journal().claim(run, owner, around.lease());
    if (claim.isEmpty()) {
      return new Result.NotResumable(whyNot(run));
    }
    var plan = RunState.of(events(run)).plan();
    return drive(claim.get(), plan, Optional.empty(), progress, stop);
  }

  private String whyNot(String run) {
    return around
        .journal()
        .run(run)
        .flatMap(RunRow::outcome)
        .filter(each -> each != Outcome.WAITING)
        .map(each -> "run " + run + " has ended: " + each)
        .orElse("another process is driving run " + run);
  }

  private List<Event> events(String run) {
    return around.journal().entries(run, 0).stream().map(each -> each.event()).toList();
  }

  private Result drive(
      Claim claim, Plan plan, Optional<String> supersedes, Progress progress, StopSwitch stop)
      throws InterruptedException {
    var hosts = hosts(plan);
    try (var held = new HeldLeases(leases, claim, plan.rank(), around)) {
      var busy = held.take(hosts);
      if (busy.isPresent()) {
        return hostBusy(claim, busy.get());
      }
      supersedes.ifPresent(each -> end(each, claim));
      var drive =
          new Drive(claim, around.journal().entries(claim.run(), 0), around, progress, stop);
      var finished = drive.toTheEnd();
      hosts.forEach(each -> tidy(each, claim.run(), finished));
      return new Result.Ended(claim.run(), finished);
    }
  }

  private List<Host> hosts(Plan plan) {
    return plan.hosts().stream().map(around.hosts()).toList();
  }

  /** A command of a run that is over would go on changing what this run has just put right. */
  private void end(String superseded, Claim claim) {
    for (var host : hosts(RunState.of(events(superseded)).plan())) {
      for (var act : host.end(superseded)) {
        var said = host.name() + ": ended " + act + " of run " + superseded;
        var noted = new Event.Noted(said + ", which was still running");
        around.journal().append(claim, around.lease(), List.of(noted));
      }
      host.forget(superseded, UndoPlan.oldest(around.clock().now()));
    }
  }

  /**
   * Ends what a run does just now, where it changes nothing: nobody waits for a backup to come to
   * its end.
   */
  public void endHarmless(String run) {
    var plan = RunState.of(events(run)).plan();
    if (plan.steps().stream().allMatch(PlannedStep::onlyLooks)) {
      hosts(plan).forEach(each -> each.end(run));
    }
  }

  /** A run of which a step was begun is not over by that: it is taken up when the host is free. */
  private Result hostBusy(Claim claim, HostLeases.Refused refused) {
    var end =
        new Event.Finished(Outcome.REFUSED, refused.said(), List.of(), List.of(), Duration.ZERO);
    var later = new Event.Noted("not taken up: " + refused.said());
    var isBegun = events(claim.run()).stream().anyMatch(Event.Intended.class::isInstance);
    around.journal().append(claim, around.lease(), List.of(isBegun ? later : end));
    return new Result.HostBusy(refused.host(), refused.said());
  }

  /** A host that is away keeps what it has; that says nothing of how the run ended. */
  private void tidy(Host host, String run, Event.Finished finished) {
    if (finished.outcome() == Outcome.WAITING) {
      return;
    }
    try {
      host.forget(run, UndoPlan.oldest(around.clock().now()));
    } catch (HostException e) {
      around.journal().tell(run, new Event.Noted(String.valueOf(e.getMessage())));
    }
  }
}
