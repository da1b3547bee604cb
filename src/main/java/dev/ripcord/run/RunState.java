package dev.ripcord.run;

import dev.ripcord.journal.Event;
import dev.ripcord.plan.Plan;
import dev.ripcord.run.StepState.Status;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A run as its events tell it.
 *
 * @param steps by path; a step that is missing is pending
 * @param stopAsked who asked it to stop, and why
 * @param checks the proof, as far as it was looked at
 * @param finished how it ended, or that it waits
 * @param supersededBy the run that took the service over
 */
public record RunState(
    Plan plan,
    Map<String, StepState> steps,
    Optional<Event.StopAsked> stopAsked,
    List<Event.Checked> checks,
    Optional<Event.Finished> finished,
    Optional<String> supersededBy,
    long epoch) {

  public RunState {
    steps = Collections.unmodifiableMap(new TreeMap<>(steps));
    checks = List.copyOf(checks);
  }

  /** The state after these events; the first one must be {@link Event.Created}. */
  public static RunState of(List<Event> events) {
    if (events.isEmpty() || !(events.getFirst() instanceof Event.Created created)) {
      throw new IllegalArgumentException("a run begins with the event that created it");
    }
    var state = at(created.plan());
    for (var each : events.subList(1, events.size())) {
      state = state.after(each);
    }
    return state;
  }

  /** A run of which nothing is done yet. */
  static RunState at(Plan plan) {
    return new RunState(
        plan, Map.of(), Optional.empty(), List.of(), Optional.empty(), Optional.empty(), 0);
  }

  /** The state after one more event. */
  public RunState after(Event event) {
    return switch (event) {
      case Event.Created created -> at(created.plan());
      case Event.Claimed(long newEpoch, _) -> claimed(newEpoch);
      case Event.Skipped skipped ->
          step(
              skipped.path(),
              step(skipped.path())
                  .to(
                      skipped.alreadyThere() ? Status.ALREADY_THERE : Status.LEFT_OUT,
                      skipped.said()));
      case Event.Intended(String path, int attempt, var before, String said) ->
          step(path, step(path).intended(attempt, before, said));
      case Event.Accepted(String path, _, String handle, _, String said) ->
          step(path, step(path).accepted(handle, said));
      case Event.Succeeded(String path, _, _, String said, _) ->
          step(path, step(path).to(Status.DONE, said));
      case Event.Failed(String path, _, boolean changed, boolean last, String said, _) ->
          step(path, step(path).failed(last ? Status.FAILED : Status.RETRY, changed, said));
      case Event.Doubted(String path, _, boolean waits, String said) ->
          step(path, step(path).to(waits ? Status.DOUBTED : Status.UNSEEN, said));
      case Event.Decided decided -> decided(decided);
      case Event.Checked checked -> checked(checked);
      case Event.StopAsked asked ->
          new RunState(plan, steps, Optional.of(asked), checks, finished, supersededBy, epoch);
      case Event.Finished end ->
          new RunState(plan, steps, stopAsked, checks, Optional.of(end), supersededBy, epoch);
      case Event.Superseded(String by, _) ->
          new RunState(plan, steps, stopAsked, checks, finished, Optional.of(by), epoch);
      case Event.WatchBegan _, Event.Watched _, Event.Noted _, Event.Downtime _ -> this;
    };
  }

  /** What is known of a step. */
  public StepState step(String path) {
    return steps.getOrDefault(path, StepState.PENDING);
  }

  /** A run that is taken up again is not finished any more; its proof is looked at afresh. */
  private RunState claimed(long newEpoch) {
    return new RunState(
        plan, steps, stopAsked, List.of(), Optional.empty(), supersededBy, newEpoch);
  }

  private RunState decided(Event.Decided decided) {
    var step = step(decided.path());
    var said = decided.who() + " decided: " + decided.decision();
    return switch (decided.decision()) {
      case "done" -> step(decided.path(), step.to(Status.DONE, said));
      case "skip" -> step(decided.path(), step.to(Status.LEFT_OUT, said));
      case "again" -> step(decided.path(), step.to(Status.RETRY, said));
      default -> step(decided.path(), step.to(Status.FAILED, said));
    };
  }

  private RunState checked(Event.Checked checked) {
    var more = new ArrayList<>(checks);
    more.add(checked);
    return new RunState(plan, steps, stopAsked, more, finished, supersededBy, epoch);
  }

  private RunState step(String path, StepState state) {
    var more = new TreeMap<>(steps);
    more.put(path, state);
    return new RunState(plan, more, stopAsked, checks, finished, supersededBy, epoch);
  }

  /** Whether it cannot go on before a person has decided about a step. */
  public boolean asksPerson() {
    return NextMove.of(this).getFirst() instanceof NextMove.Ask;
  }
}
