package dev.ripcord.report;

import dev.ripcord.journal.Entry;
import dev.ripcord.journal.Event;
import dev.ripcord.journal.Outcome;
import dev.ripcord.run.RunState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Puts the parts of a report together. */
final class Fold {
  private final List<Entry> entries;
  private final RunState state;
  private final Entry first;
  private final List<Gap> gaps;

  Fold(List<Entry> entries, RunState state) {
    this.entries = entries;
    this.state = state;
    this.first = entries.getFirst();
    this.gaps = Gap.of(entries);
  }

  Report report(List<Moment> timeline) {
    return new Report(
        first.run(),
        (Event.Created) first.event(),
        outcome(),
        said(),
        first.at(),
        ended(),
        took(),
        PhaseReport.of(state.plan(), entries),
        downtimes(),
        steps(),
        state.checks(),
        state.finished().map(Event.Finished::leftInState).orElse(List.of()),
        next(),
        watch(),
        gaps,
        timeline,
        setBack(),
        entries.getLast().hash());
  }

  private Optional<Outcome> outcome() {
    if (watch().flatMap(Report.Watching::end).filter(Event.Watched::relapsed).isPresent()) {
      return Optional.of(Outcome.RELAPSED);
    }
    var outcome = state.finished().map(Event.Finished::outcome);
    return state.supersededBy().isPresent() && outcome.filter(Fold::over).isEmpty()
        ? Optional.of(Outcome.UNKNOWN)
        : outcome;
  }

  private static boolean over(Outcome outcome) {
    return outcome != Outcome.WAITING;
  }

  private String said() {
    var outcome = outcome();
    if (outcome.equals(Optional.of(Outcome.RELAPSED))) {
      return watch()
          .flatMap(Report.Watching::end)
          .map(each -> Outcome.RELAPSED.meaning() + ": " + each.said())
          .orElse(Outcome.RELAPSED.meaning());
    }
    if (state.finished().filter(each -> outcome.equals(Optional.of(each.outcome()))).isPresent()) {
      return state.finished().get().said();
    }
    return last(Event.Superseded.class)
        .map(each -> Timeline.superseded((Event.Superseded) each.event()))
        .map(each -> each + " before this one had ended")
        .orElse("it has not ended");
  }

  /** What comes next for a run that another one took over from is that one's matter. */
  private List<String> next() {
    if (state.supersededBy().isPresent()) {
      return state
          .supersededBy()
          .map(each -> "see the run that took over: ripcord show " + each)
          .stream()
          .toList();
    }
    return state
        .finished()
        .map(Event.Finished::next)
        .orElseGet(() ->
            List.of(
                "see whether somebody drives it: ripcord status " + state.plan().service(),
                "take it up again if nobody does: ripcord resume " + first.run()));
  }

  private Optional<Instant> ended() {
    if (outcome().filter(Fold::over).isEmpty()) {
      return Optional.empty();
    }
    return last(Event.Finished.class)
        .filter(each -> each.event() instanceof Event.Finished end && over(end.outcome()))
        .or(() -> last(Event.Superseded.class))
        .map(Entry::at);
  }

  private Optional<Entry> last(Class<? extends Event> kind) {
    return entries.reversed().stream().filter(each -> kind.isInstance(each.event())).findFirst();
  }

  /**
   * A run that was driven in one piece knows it by the steady clock; else the wall clocks count.
   */
  private Duration took() {
    var whole = state.finished().filter(each -> over(each.outcome())).filter(_ -> gaps.isEmpty());
    if (whole.isPresent()) {
      return whole.get().took();
    }
    var wall = Duration.between(first.at(), ended().orElse(entries.getLast().at()));
    return wall.isNegative() ? Duration.ZERO : wall;
  }

  private List<StepReport> steps() {
    var events = entries.stream().map(Entry::event).toList();
    return state.plan().steps().stream()
        .map(each -> Tries.of(each, state.step(each.path()), events))
        .toList();
  }

  private Optional<Report.Watching> watch() {
    var watching = Optional.<Report.Watching>empty();
    for (var each : entries) {
      if (each.event() instanceof Event.WatchBegan(Instant until)) {
        watching = Optional.of(new Report.Watching(until, Optional.empty()));
      } else if (each.event() instanceof Event.Watched end) {
        var until = watching.map(Report.Watching::until).orElse(each.at());
        watching = Optional.of(new Report.Watching(until, Optional.of(end)));
      }
    }
    return watching;
  }

  private List<Event.Downtime> downtimes() {
    return entries.stream()
        .filter(each -> each.event() instanceof Event.Downtime)
        .map(each -> (Event.Downtime) each.event())
        .toList();
  }

  private Duration setBack() {
    var back = Duration.ZERO;
    for (var i = 1; i < entries.size(); i++) {
      var step = Duration.between(entries.get(i).at(), entries.get(i - 1).at());
      back = step.isPositive() ? back.plus(step) : back;
    }
    return back;
  }
}
