package dev.ripcord.run;

import dev.ripcord.catalog.Secrets;
import dev.ripcord.check.Sight;
import dev.ripcord.clock.Clock;
import dev.ripcord.host.Host;
import dev.ripcord.journal.Claim;
import dev.ripcord.journal.Entry;
import dev.ripcord.journal.Event;
import dev.ripcord.journal.Journal;
import dev.ripcord.plan.PlannedStep;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** Drives one claimed run to its end: move by move, each told by the events so far. */
public final class Drive {
  private final Claim claim;
  private final Surroundings around;
  private final Progress progress;
  private final StopSwitch stop;
  private final Instant since;
  private final long began;
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
    this.began = around.clock().nanoTime();
    this.state = RunState.of(entries.stream().map(Entry::event).toList());
    this.seen = entries.getLast().n();
    recogniseSecrets();
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
    while (true) {
      hearOthers();
      switch (NextMove.of(state)) {
        case NextMove.Begin(PlannedStep step, int attempt) ->
            drive(step).begin(attempt, state.step(step.path()));
        case NextMove.Recover(PlannedStep step, int attempt) ->
            drive(step).recover(attempt, state.step(step.path()));
        case NextMove.FollowUp(PlannedStep step, int attempt) ->
            drive(step).followUp(attempt, state.step(step.path()));
        case NextMove.Prove() ->
            new Proving(state.plan().proof(), around.steps(), sight(), this::append, progress)
                .prove();
        case NextMove.Ask _, NextMove.Conclude() -> {
          return conclude();
        }
      }
    }
  }

  private Event.Finished conclude() {
    var took = Duration.ofNanos(around.clock().nanoTime() - began);
    var finished = Ending.of(state, claim.run(), took);
    append(finished);
    return finished;
  }

  /** Requests to stop come by a signal to this process, or by the journal from another one. */
  private void hearOthers() {
    if (state.stopAsked().isEmpty()) {
      stop.asked().ifPresent(why -> append(new Event.StopAsked(claim.owner(), why)));
    }
    for (var each : around.journal().entries(claim.run(), seen)) {
      state = state.after(each.event());
      seen = each.n();
    }
  }

  private StepDrive drive(PlannedStep step) {
    return new StepDrive(
        claim.run(), step, around.steps(), sight(step.host()), this::append, progress);
  }

  private Sight sight() {
    return sight(state.plan().steps().stream().findFirst().map(PlannedStep::host).orElse("local"));
  }

  private Sight sight(String host) {
    return new Sight(around.hosts().apply(host), around.clock(), around.secrets(), since);
  }

  private void append(Event event) {
    around.journal().append(claim, around.lease(), List.of(event));
    for (var each : around.journal().entries(claim.run(), seen)) {
      state = state.after(each.event());
      seen = each.n();
    }
    progress.happened(claim.run(), event);
  }
}
