package dev.ripcord.cli;

import dev.ripcord.journal.Journal;
import dev.ripcord.journal.WatchEntry;
import dev.ripcord.journal.WatchEvent;
import dev.ripcord.journal.WatchEvent.Armed;
import dev.ripcord.journal.WatchEvent.Held;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a service is held, by what was said of it and of every service, as a daemon understands it.
 *
 * @param last the place of the newest entry of the service itself
 * @param held what a person holds until it is armed
 * @param stopped what is held until it is started
 * @param isNewest whether the newest thing said is that it was stopped
 */
record Holding(int last, Optional<Held> held, Optional<Held> stopped, boolean isNewest) {
  static Holding of(Journal journal, String service) {
    var own = journal.watching(service, 0);
    var holding =
        new Holding(
            own.isEmpty() ? 0 : own.getLast().n(), Optional.empty(), Optional.empty(), false);
    var said =
        Stream.of(own, journal.watching(WatchEvent.EVERY_SERVICE, 0))
            .flatMap(List::stream)
            .map(WatchEntry::event)
            .sorted(Comparator.comparing(WatchEvent::at))
            .toList();
    for (var each : said) {
      holding = holding.after(each);
    }
    return holding;
  }

  private Holding after(WatchEvent event) {
    return switch (event) {
      case Held each when each.stopped() -> new Holding(last, held, Optional.of(each), true);
      case Held each -> new Holding(last, Optional.of(each), stopped, false);
      case Armed each when each.started() -> new Holding(last, held, Optional.empty(), false);
      case Armed _ -> new Holding(last, Optional.empty(), Optional.empty(), false);
      default -> this;
    };
  }
}
