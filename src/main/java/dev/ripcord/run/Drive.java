package dev.ripcord.run;

import dev.ripcord.catalog.Secrets;
import dev.ripcord.check.NamedCheck;
import dev.ripcord.check.Sight;
import dev.ripcord.clock.Clock;
import dev.ripcord.host.Host;
import dev.ripcord.journal.Claim;
import dev.ripcord.journal.Entry;
import dev.ripcord.journal.Event;
import dev.ripcord.journal.Journal;
import dev.ripcord.plan.PlannedProbe;
import dev.ripcord.plan.PlannedStep;
import dev.ripcord.step.Asked;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/** Drives one claimed run to its end: move by move, each told by the events so far. */
public final class Drive {
  private final Claim claim;
  private final Surroundings around;
  private final Progress progress;
  private final StopSwitch stop;
  private final Instant since;
  private final Asked asked;
  private final long began;
  private final ReentrantLock turn = new ReentrantLock();
  private RunState state;
  private int seen;

  /** What a run needs around it. */
  public record Surroundings(
      Journal journal,
      Function<String, Host> hosts,
      Steps steps,
      Clock clock,
      Secrets secrets,
      Duration lease) {}

  Drive(Claim claim, List<Entry> entries, Surroundings around, Progress progress, StopSwitch stop) {
    this.claim = claim;
    this.around = around;
    this.progress = progress;
    this.stop = stop;
    this.since = entries.getFirst().at();
    this.asked = asked(entries.getFirst().event());
    this.began = around.clock().nanoTime();
    this.state = RunState.of(entries.stream().map(Entry::event).toList());
    this.seen = entries.getLast().n();
    recogniseSecrets();
  }

  private static Asked asked(Event first) {
    return first instanceof Event.Created created
        ? new Asked(created.who(), created.why())
        : new Asked("", Optional.empty());
  }

  /** Of all the plan: the first step may show what only the last one uses. */
  private void recogniseSecrets() {
    var proof = state.plan().proof();
    state.plan().steps().forEach(each -> around.secrets().learn(each.config()));
    proof.required().forEach(each -> around.secrets().learn(each.config()));
    proof.rest().forEach(each -> around.secrets().learn(each.config()));
  }

  /** Until there is an end, or the run waits for a person. */
  Event.Finished toTheEnd() throws InterruptedException {
    var probe = state().plan().probe().map(this::probe);
    try {
      return toTheEnd(probe);
    } finally {
      probe.ifPresent(DowntimeProbe::close);
    }
  }

  private DowntimeProbe probe(PlannedProbe planned) {
    var checks =
        planned.checks().stream()
            .map(
                each -> new NamedCheck(each.name(), around.steps().check(each, this::sight), false))
            .toList();
    return new DowntimeProbe(planned, checks, sight(Optional.empty()));
  }

  private Event.Finished toTheEnd(Optional<DowntimeProbe> probe) throws InterruptedException {
    try {
      return moveByMove(probe);
    } catch (HostAway away) {
      probe.flatMap(DowntimeProbe::ended).ifPresent(this::append);
      return finished(Ending.away(state(), claim.run(), took(), away));
    }
  }

  private Event.Finished moveByMove(Optional<DowntimeProbe> probe) throws InterruptedException {
    while (true) {
      hearOthers();
      var moves = NextMove.of(state());
      switch (moves.getFirst()) {
        case NextMove.Prove() ->
            new Proving(state().plan().proof(), around.steps(), this::sight, this::append, progress)
                .prove(this::awaitHosts);
        case NextMove.Ask _, NextMove.Conclude() -> {
          probe.flatMap(DowntimeProbe::ended).ifPresent(this::append);
          return conclude();
        }
        case NextMove.Begin _, NextMove.Recover _, NextMove.FollowUp _ ->
            SideBySide.run(moves.stream().map(this::work).toList());
      }
    }
  }

  private SideBySide.Work work(NextMove move) {
    var now = state();
    return switch (move) {
      case NextMove.Begin(PlannedStep step, int attempt) ->
          () -> drive(step).begin(attempt, now.step(step.path()));
      case NextMove.Recover(PlannedStep step, int attempt) ->
          () -> drive(step).recover(attempt, now.step(step.path()));
      case NextMove.FollowUp(PlannedStep step, int attempt) ->
          () -> drive(step).followUp(attempt, now.step(step.path()));
      case NextMove.Prove _, NextMove.Ask _, NextMove.Conclude _ ->
          throw new IllegalStateException(move + " is made alone");
    };
  }

  private Event.Finished conclude() {
    return finished(Ending.of(state(), claim.run(), took()));
  }

  private Event.Finished finished(Event.Finished finished) {
    append(finished);
    return finished;
  }

  private Duration took() {
    return Duration.ofNanos(around.clock().nanoTime() - began);
  }

  private void awaitHosts() {
    state().plan().hosts().stream().map(around.hosts()).forEach(HostAway::check);
  }

  /** Requests to stop come by a signal to this process, or by the journal from another one. */
  private void hearOthers() {
    if (state().stopAsked().isEmpty()) {
      stop.asked().ifPresent(why -> append(new Event.StopAsked(claim.owner(), why)));
    }
    turn.lock();
    try {
      catchUp();
    } finally {
      turn.unlock();
    }
  }

  private StepDrive drive(PlannedStep step) {
    var sight = sight(Optional.of(step.host()));
    return new StepDrive(claim.run(), asked, step, around.steps(), sight, this::append, progress);
  }

  /** From a host; from that of the first step where none is named. */
  private Sight sight(Optional<String> host) {
    var name = host.or(() -> state().plan().hosts().stream().findFirst()).orElse("local");
    return new Sight(around.hosts().apply(name), around.clock(), around.secrets(), since);
  }

  private RunState state() {
    turn.lock();
    try {
      return state;
    } finally {
      turn.unlock();
    }
  }

  /** One event after the other, also where steps are done side by side. */
  private void append(Event event) {
    turn.lock();
    try {
      around.journal().append(claim, around.lease(), List.of(event));
      catchUp();
      progress.happened(claim.run(), event);
    } finally {
      turn.unlock();
    }
  }

  private void catchUp() {
    for (var each : around.journal().entries(claim.run(), seen)) {
      state = state.after(each.event());
      seen = each.n();
    }
  }
}
