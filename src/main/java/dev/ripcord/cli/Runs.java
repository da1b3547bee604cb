package dev.ripcord.cli;

import dev.ripcord.app.Ripcord;
import dev.ripcord.catalog.UnknownName;
import dev.ripcord.journal.Event;
import dev.ripcord.journal.Outcome;
import dev.ripcord.journal.RunRow;
import dev.ripcord.plan.Plan;
import java.util.List;
import java.util.Optional;

/** Finds the run that a person means, and tells how it stands. */
final class Runs {
  private Runs() {}

  /** By its id; a service stands for the run that has it, else for its newest one. */
  static RunRow find(Ripcord ripcord, String text) {
    if (!ripcord.catalog().services().containsKey(text)) {
      return ripcord.row(text);
    }
    return ripcord
        .holder(text)
        .map(each -> ripcord.row(each.lock().run()))
        .or(() -> ripcord.runs(Optional.of(text), 1).stream().findFirst())
        .orElseThrow(() -> new UnknownName("run of service", text, List.of()));
  }

  /** The plan that it carries out. */
  static Plan plan(Ripcord ripcord, RunRow run) {
    return ((Event.Created) ripcord.entries(run.id()).getFirst().event()).plan();
  }

  /** Whether it stopped without an end: nobody drives it any more. */
  static boolean interrupted(Ripcord ripcord, RunRow run) {
    return run.outcome().isEmpty() && !driven(ripcord, run);
  }

  /** Whether a process drives it. */
  static boolean driven(Ripcord ripcord, RunRow run) {
    return run.outcome().isEmpty()
        && ripcord
            .holder(run.service())
            .filter(each -> each.lock().run().equals(run.id()) && each.alive())
            .isPresent();
  }

  static boolean waits(RunRow run) {
    return run.outcome().equals(Optional.of(Outcome.WAITING));
  }

  /** Whether it is over for good. */
  static boolean ended(RunRow run) {
    return run.outcome().isPresent() && !waits(run);
  }

  /** Runs that somebody should take up: interrupted ones, and those that wait for a person. */
  static List<RunRow> open(Ripcord ripcord) {
    return ripcord.catalog().services().keySet().stream()
        .flatMap(each -> ripcord.holder(each).stream())
        .flatMap(each -> ripcord.journal().run(each.lock().run()).stream())
        .filter(each -> waits(each) || interrupted(ripcord, each))
        .toList();
  }
}
