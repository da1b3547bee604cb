package dev.ripcord.run;

import dev.ripcord.plan.PlannedStep;
import java.util.Optional;

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

  static NextMove of(RunState state) {
    for (var each : state.plan().steps()) {
      var move = of(each, state);
      if (move.isPresent()) {
        return move.get();
      }
    }
    return state.checks().isEmpty() && proofAsked(state) ? new Prove() : new Conclude();
  }

  private static boolean proofAsked(RunState state) {
    var proof = state.plan().proof();
    return !proof.required().isEmpty() || !proof.rest().isEmpty();
  }

  /** Empty when the run goes on past this step. */
  private static Optional<NextMove> of(PlannedStep step, RunState state) {
    var at = state.step(step.path());
    return switch (at.status()) {
      case ALREADY_THERE, LEFT_OUT, DONE, UNSEEN -> Optional.empty();
      case PENDING, RETRY ->
          Optional.of(
              state.stopAsked().isPresent() ? new Conclude() : new Begin(step, at.attempt() + 1));
      case INTENDED -> Optional.of(new Recover(step, at.attempt()));
      case ACCEPTED -> Optional.of(new FollowUp(step, at.attempt()));
      case DOUBTED -> Optional.of(new Ask(step));
      case FAILED -> failed(step);
    };
  }

  private static Optional<NextMove> failed(PlannedStep step) {
    return switch (step.onFailure()) {
      case STOP -> Optional.of(new Conclude());
      case CONTINUE -> Optional.empty();
      case ASK -> Optional.of(new Ask(step));
    };
  }

  /** Whether a step still has a try left after this one. */
  static boolean retries(PlannedStep step, int attempt) {
    return attempt <= step.retries();
  }
}
