package dev.ripcord.app;

import dev.ripcord.journal.Event;
import dev.ripcord.journal.Journal;
import dev.ripcord.journal.Outcome;
import dev.ripcord.journal.RunRow;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What earlier runs took. */
final class Histories {
  private static final int RUNS = 50;

  private final Journal journal;

  Histories(Journal journal) {
    this.journal = journal;
  }

  Planning.History of(String service, String procedure) {
    var took =
        journal.runs(Optional.of(service), RUNS).stream()
            .filter(each -> each.procedure().equals(procedure))
            .filter(each -> each.outcome().equals(Optional.of(Outcome.RECOVERED)))
            .flatMap(this::took)
            .sorted()
            .toList();
    return new Planning.History(took.size(), at(took, took.size() / 2), at(took, took.size() - 1));
  }

  private Stream<Duration> took(RunRow run) {
    return journal.entries(run.id(), 0).stream()
        .flatMap(each ->
            each.event() instanceof Event.Finished finished
                ? Stream.of(finished.took())
                : Stream.empty());
  }

  private static Optional<Duration> at(List<Duration> sorted, int index) {
    return sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.get(index));
  }
}
