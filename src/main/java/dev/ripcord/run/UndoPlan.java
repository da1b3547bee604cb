package dev.ripcord.run;

import dev.ripcord.catalog.Configured;
import dev.ripcord.catalog.Nodes;
import dev.ripcord.catalog.OnFailure;
import dev.ripcord.catalog.Shape;
import dev.ripcord.plan.Plan;
import dev.ripcord.plan.PlannedStep;
import dev.ripcord.plan.Proof;
import dev.ripcord.plan.Purpose;
import dev.ripcord.plan.Rank;
import dev.ripcord.step.Look;
import dev.ripcord.step.Step;
import dev.ripcord.target.Kinds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The plan that puts back what a run changed: its steps in reverse, each undone by its own kind.
 */
public final class UndoPlan {
  private final Kinds kinds;

  public UndoPlan(Kinds kinds) {
    this.kinds = kinds;
  }

  /** The plan, with a warning for each step that cannot be put back. */
  public Plan of(String run, RunState state) {
    var steps = new ArrayList<PlannedStep>();
    var warnings = new ArrayList<String>();
    for (var each : state.plan().steps().reversed()) {
      var at = state.step(each.path());
      if (at.mayHaveChanged()) {
        undo(each, at)
            .ifPresentOrElse(
                change -> steps.add(planned(steps.size() + 1, change, each)),
                () ->
                    warnings.add(
                        "step " + each.path() + " has nothing to put back: " + each.title()));
      }
    }
    return plan(run, state.plan(), steps, warnings);
  }

  private Optional<Configured> undo(PlannedStep planned, StepState at) {
    return new Steps(kinds).step(planned).undo(new Look(at.before(), at.said()));
  }

  private PlannedStep planned(int number, Configured change, PlannedStep undone) {
    var step =
        Optional.<Shape<? extends Step>>ofNullable(kinds.steps().get(change.kind()))
            .orElseThrow()
            .readOrThrow(change.config());
    return new PlannedStep(
        String.valueOf(number),
        step.title(),
        undone.host(),
        change.kind(),
        Nodes.json(change.config()),
        Optional.empty(),
        step.timeout(),
        step.within(),
        0,
        OnFailure.STOP,
        step.repeatability(),
        step.reversible());
  }

  private static Plan plan(
      String run, Plan undone, List<PlannedStep> steps, List<String> warnings) {
    var proof = undone.proof();
    return new Plan(
        undone.service(),
        Purpose.UNDO,
        "undo of " + run,
        Optional.empty(),
        Optional.empty(),
        Rank.MANUAL,
        undone.budget(),
        undone.downtime(),
        steps,
        new Proof(List.of(), List.of(), proof.good(), proof.every(), proof.within(), Duration.ZERO),
        warnings,
        Optional.empty(),
        undone.contacts());
  }
}
