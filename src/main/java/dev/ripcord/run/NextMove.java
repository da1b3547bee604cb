package dev.ripcord.run;

import dev.ripcord.catalog.OnFailure;
import dev.ripcord.plan.PlannedStep;
import dev.ripcord.run.StepState.Status;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a run does next; a pure function of its events. */
sealed interface NextMove {

  /** Look, and act when it is not there yet. */
  record Begin(PlannedStep step, int attempt) implements NextMove {}

  /** A crash left this try without a result: find out what became of it. */
  record Recover(PlannedStep step, int attempt) implements NextMove {}

  /** Go on looking at what was accepted. */
  record FollowUp(PlannedStep step, int attempt) implements NextMove {}

  /** Nothing can be done without a person. */
  record Ask(PlannedStep step) implements NextMove {}

  /** All steps are through: is the service back? */
  record Prove() implements NextMove {}

  /** Nothing is left to do but to say how it ended. */
  record Conclude() implements NextMove {}

  /**
   * What comes next: several moves are made side by side. Where one step has failed for good, or a
   * person is asked, nothing more is begun; what is under way is brought to its end.
   */
  static List<NextMove> of(RunState state) {
    var open = state.plan().steps().stream().filter(each -> isOpen(each, state)).toList();
    var underWay = open.stream().flatMap(each -> underWay(each, state).stream()).toList();
    var asks = open.stream().filter(each -> asks(each, state)).toList();
    if (!underWay.isEmpty()) {
      return Stream.concat(underWay.stream(), begun(open, state, asks)).toList();
    }
    if (!asks.isEmpty()) {
      return List.of(new Ask(asks.getFirst()));
    }
    var begins = begun(open, state, asks).toList();
    if (!begins.isEmpty()) {
      return begins;
    }
    var all = open.isEmpty() && state.checks().isEmpty() && proofAsked(state);
    return List.of(all ? new Prove() : new Conclude());
  }

  private static boolean proofAsked(RunState state) {
    var proof = state.plan().proof();
    return !proof.required().isEmpty() || !proof.rest().isEmpty();
  }

  /** Whether the run is at this step: not past it, and past all that come before. */
  private static boolean isOpen(PlannedStep step, RunState state) {
    return !passed(step, state)
        && state.plan().after(step).stream()
            .allMatch(each -> passed(state.plan().step(each), state));
  }

  private static boolean passed(PlannedStep step, RunState state) {
    var at = state.step(step.path());
    return at.settled() || (at.status() == Status.FAILED && step.onFailure() == OnFailure.CONTINUE);
  }

  private static Optional<NextMove> underWay(PlannedStep step, RunState state) {
    var at = state.step(step.path());
    return switch (at.status()) {
      case INTENDED -> Optional.of(new Recover(step, at.attempt()));
      case ACCEPTED -> Optional.of(new FollowUp(step, at.attempt()));
      case PENDING, RETRY, ALREADY_THERE, LEFT_OUT, DONE, UNSEEN, FAILED, DOUBTED ->
          Optional.empty();
    };
  }

  private static boolean asks(PlannedStep step, RunState state) {
    var status = state.step(step.path()).status();
    return status == Status.DOUBTED
        || (status == Status.FAILED && step.onFailure() == OnFailure.ASK);
  }

  private static Stream<NextMove> begun(
      List<PlannedStep> open, RunState state, List<PlannedStep> asks) {
    var failed = open.stream().anyMatch(each -> state.step(each.path()).status() == Status.FAILED);
    if (failed || !asks.isEmpty() || state.stopAsked().isPresent()) {
      return Stream.empty();
    }
    return open.stream()
        .filter(each -> waits(state.step(each.path()).status()))
        .map(each -> new Begin(each, state.step(each.path()).attempt() + 1));
  }

  private static boolean waits(Status status) {
    return status == Status.PENDING || status == Status.RETRY;
  }

  /** Whether a step still has a try left after this one. */
  static boolean retries(PlannedStep step, int attempt) {
    return attempt <= step.retries();
  }
}
