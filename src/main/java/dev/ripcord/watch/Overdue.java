package dev.ripcord.watch;

import dev.ripcord.journal.Entry;
import dev.ripcord.journal.Event;
import dev.ripcord.journal.Journal;
import dev.ripcord.journal.Outcome;
import dev.ripcord.plan.Purpose;
import dev.ripcord.release.Ledger;
import dev.ripcord.release.Release;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A watch whose end nobody wrote, as whoever watched went away.
 *
 * @param until when it should have ended
 * @param overtaken whether something else was done to the service since
 */
public record Overdue(String run, Instant until, boolean overtaken) {
  /** Whoever still watches may be late with the last look. */
  private static final Duration GRACE = Duration.ofMinutes(2);

  /** What is bad later than that is no relapse. */
  private static final Duration TELLING = Duration.ofHours(1);

  private static final int RUNS = 20;

  /** What is watched; how a watch ended changes the outcome when it relapsed. */
  private static final Set<Outcome> BACK =
      EnumSet.of(Outcome.RECOVERED, Outcome.RECOVERED_DEGRADED);

  /** That of the newest rollback of a service, where it is overdue. */
  public static Optional<Overdue> of(Journal journal, String service, Instant now) {
    var runs = journal.runs(Optional.of(service), RUNS);
    return runs.stream()
        .filter(each -> each.purpose() == Purpose.ROLLBACK)
        .findFirst()
        .filter(each -> each.outcome().filter(BACK::contains).isPresent())
        .flatMap(each -> {
          var events = journal.entries(each.id(), 0).stream().map(Entry::event).toList();
          var newest = each.equals(runs.getFirst());
          var current = Ledger.of(journal.ledger(service)).current();
          return until(events, now)
              .map(end -> new Overdue(each.id(), end, !newest || !runs(events, current)));
        });
  }

  private static boolean runs(List<Event> events, Optional<Integer> current) {
    return events.getFirst() instanceof Event.Created created
        && created.plan().release().map(Release::number).equals(current);
  }

  /** When it should have ended; empty when it is not overdue. */
  static Optional<Instant> until(List<Event> events, Instant now) {
    var until = Optional.<Instant>empty();
    for (var each : events) {
      if (each instanceof Event.WatchBegan began) {
        until = Optional.of(began.until());
      } else if (each instanceof Event.Watched) {
        until = Optional.empty();
      }
    }
    return until.filter(each -> now.isAfter(each.plus(GRACE)));
  }

  /** Why how it is now does not tell how it went, where that is so. */
  Optional<String> untold(Instant now) {
    if (overtaken) {
      return Optional.of("and something else was done to the service since");
    }
    return now.isBefore(until.plus(TELLING))
        ? Optional.empty()
        : Optional.of("too long ago to tell how it went");
  }
}
