package dev.ripcord.cli;

import dev.ripcord.decide.guard.Happening;
import dev.ripcord.decide.guard.Holds;
import dev.ripcord.decide.incident.Chronicle;
import dev.ripcord.journal.Journal;
import dev.ripcord.journal.WatchEntry;
import dev.ripcord.journal.WatchEvent;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a service is held, by what was said of it and of every service, as a daemon understands it.
 *
 * @param last the place of the newest entry of the service itself
 */
record Holding(int last, Holds holds) {
  static Holding of(Journal journal, String service) {
    var own = journal.watching(service, 0);
    var said =
        Stream.of(own, journal.watching(WatchEvent.EVERY_SERVICE, 0))
            .flatMap(List::stream)
            .map(WatchEntry::event)
            .flatMap(each -> Chronicle.of(each).stream())
            .sorted(Comparator.comparing(Happening::at))
            .toList();
    var holds = Holds.NONE;
    for (var each : said) {
      holds = holds.after(each);
    }
    return new Holding(own.isEmpty() ? 0 : own.getLast().n(), holds);
  }
}
