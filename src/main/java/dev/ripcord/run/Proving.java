package dev.ripcord.run;

import dev.ripcord.check.CheckSeries;
import dev.ripcord.check.Finding;
import dev.ripcord.check.NamedCheck;
import dev.ripcord.check.Round;
import dev.ripcord.check.Seen;
import dev.ripcord.check.SeriesResult;
import dev.ripcord.check.SeriesState;
import dev.ripcord.check.Sight;
import dev.ripcord.journal.Event;
import dev.ripcord.plan.PlannedCheck;
import dev.ripcord.plan.Proof;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Is the service back? All required checks good so many times in a row; then one look at the rest.
 */
final class Proving {
  private final Proof proof;
  private final Steps steps;
  private final Function<Optional<String>, Sight> sights;
  private final Consumer<Event> journal;
  private final Progress progress;

  Proving(
      Proof proof,
      Steps steps,
      Function<Optional<String>, Sight> sights,
      Consumer<Event> journal,
      Progress progress) {
    this.proof = proof;
    this.steps = steps;
    this.sights = sights;
    this.journal = journal;
    this.progress = progress;
  }

  /** {@code awaited} is called where something cannot be told, before that is said. */
  void prove(Runnable awaited) throws InterruptedException {
    var sight = sights.apply(Optional.empty());
    if (!proof.required().isEmpty()) {
      var series =
          new CheckSeries(named(proof.required()), proof.good(), proof.every(), proof.within());
      var result = series.run(sight, this::listen);
      if (result instanceof SeriesResult.Unknown) {
        awaited.run();
      }
      tell(result);
    }
    if (!proof.rest().isEmpty()) {
      var round = CheckSeries.round(sight, named(proof.rest()));
      if (round.state() == Finding.State.UNKNOWN) {
        awaited.run();
      }
      round.seen().forEach(each -> tell(each, false, each.finding().state().name(), "", 1));
    }
  }

  private List<NamedCheck> named(List<PlannedCheck> planned) {
    return planned.stream()
        .map(each -> new NamedCheck(each.name(), steps.check(each, sights), each.degrades()))
        .toList();
  }

  private void listen(SeriesState state) {
    progress.proving(state.row(), proof.good(), state.last().map(Round::said).orElse(""));
  }

  /** Checks that are good at last, but were not often enough in a row, prove nothing. */
  private void tell(SeriesResult result) {
    var seen = result.last().map(Round::seen).orElse(List.of());
    var flapping =
        !(result instanceof SeriesResult.Good)
            && seen.stream().allMatch(each -> each.finding().isGood() || each.degrades());
    for (var each : seen) {
      if (flapping && !each.degrades()) {
        var state = result instanceof SeriesResult.Bad ? "BAD" : "UNKNOWN";
        var before = "good now, but not " + proof.good() + " times in a row: ";
        tell(each, true, state, before, result.rounds());
      } else {
        tell(each, true, each.finding().state().name(), "", result.rounds());
      }
    }
  }

  private void tell(Seen seen, boolean required, String state, String before, int rounds) {
    journal.accept(
        new Event.Checked(
            seen.name(), required, seen.degrades(), state, before + seen.finding().said(), rounds));
  }
}
