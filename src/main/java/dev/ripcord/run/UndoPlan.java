package dev.ripcord.run;

import dev.ripcord.catalog.Configured;
import dev.ripcord.catalog.Nodes;
import dev.ripcord.catalog.OnFailure;
import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.YamlReader;
import dev.ripcord.plan.HostLabels;
import dev.ripcord.plan.Plan;
import dev.ripcord.plan.PlannedStep;
import dev.ripcord.plan.Proof;
import dev.ripcord.plan.Purpose;
import dev.ripcord.plan.Rank;
import dev.ripcord.step.Look;
import dev.ripcord.step.Step;
import dev.ripcord.target.Kinds;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The plan that puts back what a run changed: its steps in reverse, each undone by its own kind,
 * and then once more those that make programs take up what was put back.
 */
public final class UndoPlan {
  /** How long what a run changed is kept on its hosts; it may hold secrets. */
  public static final Duration KEPT = Duration.ofDays(30);

  private final Kinds kinds;

  public UndoPlan(Kinds kinds) {
    this.kinds = kinds;
  }

  /** The day, in UTC, from which on runs can still be undone. */
  public static LocalDate oldest(Instant now) {
    return LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(KEPT.toDays());
  }

  /** Whether a run that was created then can still be undone. */
  public static boolean isPossible(Instant created, Instant now) {
    return !LocalDate.ofInstant(created, ZoneOffset.UTC).isBefore(oldest(now));
  }

  /** The plan, with a warning for each step that cannot be put back. */
  public Plan of(String run, RunState state) {
    var steps = new ArrayList<PlannedStep>();
    var renewals = new ArrayDeque<Map.Entry<PlannedStep, Configured>>();
    var warnings = new ArrayList<String>();
    var labels = new HostLabels(state.plan().hosts());
    for (var each : state.plan().steps().reversed()) {
      var at = state.step(each.path());
      if (!at.mayHaveChanged() || each.onlyLooks()) {
        continue;
      }
      var step = new Steps(kinds).step(each);
      var undo = step.undo(new Look(at.before(), at.said()));
      var renewal = step.renewal(own(each));
      if (undo.isPresent()) {
        steps.add(planned(steps.size() + 1, undo.get(), each, labels));
      } else if (renewal.isPresent()) {
        renewals.addFirst(Map.entry(each, renewal.get()));
      } else {
        warnings.add("step " + each.path() + " has nothing to put back: " + each.title());
      }
    }
    for (var each : renewals) {
      steps.add(planned(steps.size() + 1, each.getValue(), each.getKey(), labels));
    }
    return plan(run, state.plan(), steps, warnings);
  }

  private static Configured own(PlannedStep step) {
    return new Configured(step.kind(), YamlReader.read(step.config(), "step " + step.path()));
  }

  private PlannedStep planned(
      int number, Configured change, PlannedStep undone, HostLabels labels) {
    var step =
        Optional.<Shape<? extends Step>>ofNullable(kinds.steps().get(change.kind()))
            .orElseThrow()
            .readOrThrow(change.config());
    return new PlannedStep(
        String.valueOf(number),
        labels.on(step.title(), undone.host()),
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
        undone.contacts(),
        Optional.empty(),
        Optional.empty(),
        undone.probe());
  }
}
