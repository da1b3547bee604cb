package dev.ripcord.watch;

import dev.ripcord.journal.Entry;
import dev.ripcord.journal.Event;
import dev.ripcord.journal.Journal;
import dev.ripcord.journal.Outcome;
import dev.ripcord.plan.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A watch whose end nobody wrote, as whoever watched went away.
 *
 * @param until when it should have ended
 */
public record Overdue(String run, Instant until) {
  /** Whoever still watches may be late with the last look. */
  private static final Duration GRACE = Duration.ofMinutes(2);

  /** What is bad later than that is no relapse. */
  private static final Duration TELLING = Duration.ofHours(1);

  private static final int RUNS = 20;

  /** That of the newest rollback of a service, where it is overdue. */
  public static Optional<Overdue> of(Journal journal, String service, Instant now) {
    return journal.runs(Optional.of(service), RUNS).stream()
        .filter(each -> each.purpose() == Purpose.ROLLBACK)
        .findFirst()
        .filter(each -> each.outcome().filter(Outcome.RECOVERED::equals).isPresent())
        .flatMap(each -> of(each.id(), journal.entries(each.id(), 0), now));
  }

  /** Pure. */
  static Optional<Overdue> of(String run, List<Entry> entries, Instant now) {
    var until = Optional.<Instant>empty();
    for (var each : entries) {
      if (each.event() instanceof Event.WatchBegan began) {
        until = Optional.of(began.until());
      } else if (each.event() instanceof Event.Watched) {
        until = Optional.empty();
      }
    }
    return until.filter(each -> now.isAfter(each.plus(GRACE))).map(each -> new Overdue(run, each));
  }

  /** Whether how it is now tells how it went. */
  boolean isTelling(Instant now) {
    return now.isBefore(until.plus(TELLING));
  }
}
