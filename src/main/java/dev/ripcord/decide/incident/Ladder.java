package dev.ripcord.decide.incident;

import dev.ripcord.catalog.Automation;
import dev.ripcord.catalog.Mode;
import dev.ripcord.catalog.Rule;
import dev.ripcord.journal.WatchEvent.Acted;
import dev.ripcord.journal.WatchEvent.Acting;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a rule has to be tried before it may go back: its remedies, one after the other, each once
 * in an incident and given time to help; pure.
 */
public sealed interface Ladder {

  /** This remedy comes next. */
  record Try(String remedy) implements Ladder {}

  /** The last one is given its time. */
  record Wait(String remedy, Instant until) implements Ladder {}

  /** There is nothing left to try. */
  record Top() implements Ladder {}

  /** Where a rule stands; what only recommends tries nothing. */
  static Ladder of(Rule rule, Incidents incidents, Instant now, Automation automation) {
    if (rule.first().isEmpty() || automation.of(rule).compareTo(Mode.COUNTDOWN) < 0) {
      return new Top();
    }
    var open = incidents.open();
    var waits = open.flatMap(each -> settles(each, automation.settle())).filter(now::isBefore);
    if (waits.isPresent()) {
      var last = open.orElseThrow().remedies().getLast().remedy().orElseThrow();
      return new Wait(last, waits.get());
    }
    if (incidents.remedies(now.minus(Duration.ofHours(24))) >= automation.remediesPerDay()) {
      return new Top();
    }
    return rule.first().stream()
        .filter(each -> open.filter(it -> it.tried(each)).isEmpty())
        .findFirst()
        .<Ladder>map(Try::new)
        .orElseGet(Top::new);
  }

  /** Until when the newest run is given time, where that is a remedy which has ended. */
  private static Optional<Instant> settles(Incident incident, Duration settle) {
    var remedy = incident.acting().filter(each -> each.remedy().isPresent()).map(Acting::run);
    return incident
        .acted()
        .filter(each -> remedy.equals(Optional.of(each.run())))
        .map(Acted::at)
        .map(each -> each.plus(settle));
  }
}
