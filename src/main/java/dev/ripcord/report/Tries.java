package dev.ripcord.report;

import dev.ripcord.journal.Event;
import dev.ripcord.plan.PlannedStep;
import dev.ripcord.run.StepState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gathers from a run's events what became of one step. */
final class Tries {
  private final PlannedStep planned;
  private final List<StepReport.Try> tries = new ArrayList<>();
  private Map<String, String> after = Map.of();
  private Optional<String> seenBefore = Optional.empty();

  private Tries(PlannedStep planned) {
    this.planned = planned;
  }

  static StepReport of(PlannedStep planned, StepState state, List<Event> events) {
    var gathered = new Tries(planned);
    events.forEach(gathered::take);
    return gathered.report(state);
  }

  private void take(Event event) {
    switch (event) {
      case Event.Intended(String path, int attempt, _, String said) when ours(path) -> {
        seenBefore = seenBefore.or(() -> Optional.of(said));
        add(attempt, "begun", "", Optional.empty());
      }
      case Event.Accepted(String path, int attempt, _, _, String said) when ours(path) ->
          add(attempt, "accepted", said, Optional.empty());
      case Event.Succeeded(String path, int attempt, var seen, String said, Duration took)
          when ours(path) -> {
        after = seen;
        add(attempt, "done", said, Optional.of(took));
      }
      case Event.Failed(String path, int attempt, _, _, String said, Duration took)
          when ours(path) ->
          add(attempt, "failed", said, Optional.of(took));
      case Event.Doubted(String path, int attempt, boolean waits, String said) when ours(path) ->
          add(attempt, waits ? "not known" : "not seen", said, Optional.empty());
      default -> {
        // another step's, or nothing about a try
      }
    }
  }

  private boolean ours(String path) {
    return path.equals(planned.path());
  }

  /** What is known later of a try stands in the place of what was known before. */
  private void add(int number, String ended, String said, Optional<Duration> took) {
    tries.removeIf(each -> each.number() == number);
    tries.add(new StepReport.Try(number, ended, said, took));
  }

  private StepReport report(StepState state) {
    return new StepReport(
        planned,
        state.status(),
        tries,
        state.before(),
        after,
        seenBefore.orElse(""),
        state.said(),
        state.handle(),
        tries.stream().flatMap(each -> each.took().stream()).reduce(Duration::plus));
  }
}
