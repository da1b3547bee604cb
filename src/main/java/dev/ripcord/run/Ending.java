package dev.ripcord.run;

import dev.ripcord.catalog.OnFailure;
import dev.ripcord.journal.Event;
import dev.ripcord.journal.Outcome;
import dev.ripcord.plan.PlannedStep;
import dev.ripcord.plan.Purpose;
import dev.ripcord.run.StepState.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** How a run ends: a pure function of what its steps did and what its checks saw. */
final class Ending {
  private final RunState state;
  private final String run;

  private Ending(RunState state, String run) {
    this.state = state;
    this.run = run;
  }

  static Event.Finished of(RunState state, String run, Duration took) {
    var ending = new Ending(state, run);
    var outcome = ending.outcome();
    return new Event.Finished(
        outcome, ending.said(outcome), ending.left(), ending.next(outcome), took);
  }

  /** The run waits until a host can be reached again. */
  static Event.Finished away(RunState state, String run, Duration took, HostAway away) {
    var next =
        List.of(
            "when it can be reached, go on: ripcord resume " + run,
            "or go another way: a new rollback takes over from this run");
    var said =
        "it waits for " + away.host + ", and will go on from where it is: " + away.getMessage();
    return new Event.Finished(Outcome.WAITING, said, new Ending(state, run).left(), next, took);
  }

  private Outcome outcome() {
    if (steps(Status.DOUBTED).findAny().isPresent() || asked()) {
      return Outcome.WAITING;
    }
    if (stopped()) {
      return Outcome.ABORTED;
    }
    if (steps(Status.FAILED).anyMatch(each -> each.onFailure() == OnFailure.STOP)) {
      return changed() ? Outcome.FAILED_DIRTY : Outcome.FAILED_SAFE;
    }
    return proof();
  }

  private boolean asked() {
    return steps(Status.FAILED).anyMatch(each -> each.onFailure() == OnFailure.ASK);
  }

  private boolean stopped() {
    return state.stopAsked().isPresent()
        && Stream.concat(steps(Status.PENDING), steps(Status.RETRY)).findAny().isPresent();
  }

  private Outcome proof() {
    var required = checks(true, false);
    if (required.contains("BAD")) {
      return changed() ? Outcome.FAILED_DIRTY : Outcome.FAILED_SAFE;
    }
    var rollback = state.plan().purpose() == Purpose.ROLLBACK;
    if (required.contains("UNKNOWN")
        || checks(false, false).contains("UNKNOWN")
        || (rollback && required.isEmpty())
        || steps(Status.UNSEEN).findAny().isPresent()) {
      return Outcome.ROLLED_BACK_UNVERIFIED;
    }
    var failed = steps(Status.FAILED).findAny().isPresent();
    if (failed && !rollback && !did()) {
      return changed() ? Outcome.FAILED_DIRTY : Outcome.FAILED_SAFE;
    }
    if (failed || checks(false, false).contains("BAD")) {
      return Outcome.PARTIAL;
    }
    var degraded =
        Stream.concat(checks(true, true).stream(), checks(false, true).stream())
            .anyMatch(each -> !each.equals("GOOD"));
    return degraded ? Outcome.RECOVERED_DEGRADED : Outcome.RECOVERED;
  }

  private List<String> checks(boolean required, boolean degrades) {
    return state.checks().stream()
        .filter(each -> each.required() == required && each.degrades() == degrades)
        .map(Event.Checked::state)
        .toList();
  }

  private boolean changed() {
    return state.plan().steps().stream()
        .filter(each -> !each.onlyLooks())
        .anyMatch(each -> state.step(each.path()).mayHaveChanged());
  }

  /** Whether any of its changes was made, or was there already. */
  private boolean did() {
    return Stream.concat(steps(Status.DONE), steps(Status.ALREADY_THERE))
        .anyMatch(each -> !each.onlyLooks());
  }

  private Stream<PlannedStep> steps(Status status) {
    return state.plan().steps().stream().filter(each -> state.step(each.path()).status() == status);
  }

  private String said(Outcome outcome) {
    return switch (outcome) {
      case FAILED_SAFE, FAILED_DIRTY ->
          outcome.meaning() + steps(Status.FAILED).findFirst().map(this::because).orElse(bad());
      case WAITING ->
          outcome.meaning()
              + Stream.concat(steps(Status.DOUBTED), steps(Status.FAILED))
                  .findFirst()
                  .map(this::because)
                  .orElse("");
      case ABORTED ->
          outcome.meaning()
              + state.stopAsked().map(each -> " of " + each.who() + ": " + each.why()).orElse("")
              + (changed() ? "" : "; nothing was changed");
      case PARTIAL -> meaning(outcome) + bad();
      default -> meaning(outcome);
    };
  }

  /** What only stops, starts or prepares puts nothing back. */
  private String meaning(Outcome outcome) {
    return switch (state.plan().purpose()) {
      case ROLLBACK, UNDO -> outcome.meaning();
      case LIFECYCLE, PREPARATION ->
          switch (outcome) {
            case PARTIAL -> "part of it is done, and part of it failed";
            case ROLLED_BACK_UNVERIFIED -> "it is done, but it is not proven that it works";
            case RECOVERED_DEGRADED -> "it is done, with a lesser check still bad";
            default -> outcome.meaning();
          };
    };
  }

  private String because(PlannedStep step) {
    return ": step " + step.path() + ", " + step.title() + ": " + state.step(step.path()).said();
  }

  private String bad() {
    return state.checks().stream()
        .filter(each -> !each.state().equals("GOOD") && !each.degrades())
        .findFirst()
        .map(each -> ": " + each.name() + ": " + each.said())
        .orElse("");
  }

  /** In which state things were left: only what is not as the plan wanted it. */
  private List<String> left() {
    var lines = new ArrayList<String>();
    for (var each : state.plan().steps()) {
      var at = state.step(each.path());
      switch (at.status()) {
        case FAILED, RETRY ->
            lines.add(
                line(
                    each,
                    "failed"
                        + (at.changed() && !each.onlyLooks()
                            ? ", and may have changed something"
                            : ", nothing changed by it"),
                    at));
        case DOUBTED, INTENDED, ACCEPTED -> lines.add(line(each, "not known what it did", at));
        case UNSEEN -> lines.add(line(each, "done, but its effect cannot be seen", at));
        case PENDING -> lines.add("step " + each.path() + ", " + each.title() + ": not begun");
        case ALREADY_THERE, LEFT_OUT, DONE -> {}
      }
    }
    state.checks().stream()
        .filter(each -> !each.state().equals("GOOD"))
        .forEach(each ->
            lines.add(
                "check "
                    + each.name()
                    + ": "
                    + each.state().toLowerCase(java.util.Locale.ROOT)
                    + ": "
                    + each.said()));
    return lines;
  }

  private static String line(PlannedStep step, String how, StepState at) {
    return "step " + step.path() + ", " + step.title() + ": " + how + " (" + at.said() + ")";
  }

  private List<String> next(Outcome outcome) {
    var plan = state.plan();
    var lines = new ArrayList<String>();
    switch (outcome) {
      case RECOVERED, ALREADY_THERE, REFUSED, RELAPSED -> {}
      case PARTIAL, RECOVERED_DEGRADED ->
          plan.completedBy()
              .ifPresent(each -> lines.add("complete it: " + rollback() + " --procedure " + each));
      case WAITING -> {
        var step = Stream.concat(steps(Status.DOUBTED), steps(Status.FAILED)).findFirst();
        step.ifPresent(each ->
            lines.add(
                "look at the service, then say: ripcord approve "
                    + run
                    + " --step "
                    + each.path()
                    + " done|again|skip|stop"));
        lines.add("or go another way: a new rollback takes over from this run");
      }
      case FAILED_SAFE -> lines.add("mend what it says, then" + again());
      case FAILED_DIRTY, ABORTED, UNKNOWN, ROLLED_BACK_UNVERIFIED -> {
        lines.add("see all of it: ripcord show " + run);
        if (changed()) {
          lines.add("put back what it changed: ripcord undo " + run);
        }
      }
    }
    if (outcome.exitCode() != 0) {
      lines.addAll(plan.contacts().stream().map(each -> "call " + each).toList());
    }
    return lines;
  }

  private String again() {
    return state.plan().purpose() == Purpose.ROLLBACK
        ? ": " + rollback()
        : " type the command again";
  }

  private String rollback() {
    var plan = state.plan();
    return "ripcord rollback "
        + plan.service()
        + plan.release().map(each -> " release:" + each.number()).orElse("");
  }
}
