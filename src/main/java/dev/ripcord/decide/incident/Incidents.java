package dev.ripcord.decide.incident;

import dev.ripcord.journal.WatchEntry;
import dev.ripcord.journal.WatchEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * All episodes of a service: the fold of what was written of its watching.
 *
 * @param last the place of the newest fact
 * @param all by id, the oldest first
 */
public record Incidents(int last, SequencedMap<String, Incident> all) {
  /** Nothing ever happened. */
  public static final Incidents NONE = new Incidents(0, new LinkedHashMap<>());

  /** All of these. */
  public static Incidents of(List<WatchEntry> entries) {
    return NONE.after(entries);
  }

  /** After some facts more, in their order. */
  public Incidents after(List<WatchEntry> entries) {
    var more = new LinkedHashMap<>(all);
    var newest = last;
    for (var each : entries) {
      newest = each.n();
      take(more, each.event());
    }
    return new Incidents(newest, more);
  }

  private static void take(Map<String, Incident> all, WatchEvent event) {
    if (event instanceof WatchEvent.Opened opened) {
      all.putIfAbsent(opened.incident(), Incident.of(opened));
    }
    incident(event)
        .ifPresent(id -> all.computeIfPresent(id, (_, incident) -> incident.after(event)));
  }

  private static Optional<String> incident(WatchEvent event) {
    return switch (event) {
      case WatchEvent.Opened each -> Optional.of(each.incident());
      case WatchEvent.Judged each -> Optional.of(each.incident());
      case WatchEvent.Announced each -> Optional.of(each.incident());
      case WatchEvent.Withdrawn each -> Optional.of(each.incident());
      case WatchEvent.Acting each -> Optional.of(each.incident());
      case WatchEvent.Acted each -> Optional.of(each.incident());
      case WatchEvent.Escalated each -> Optional.of(each.incident());
      case WatchEvent.Acknowledged each -> Optional.of(each.incident());
      case WatchEvent.Closed each -> Optional.of(each.incident());
      case WatchEvent.Returned _,
          WatchEvent.Silenced _,
          WatchEvent.Unsilenced _,
          WatchEvent.Held _,
          WatchEvent.Armed _ ->
          Optional.empty();
    };
  }

  /** The one that is not over. */
  public Optional<Incident> open() {
    return all.values().stream().filter(Incident::isOpen).findFirst();
  }

  /** How many remedies were begun since then. */
  long remedies(Instant since) {
    return all.values().stream()
        .flatMap(each -> each.remedies().stream())
        .filter(each -> each.at().isAfter(since))
        .count();
  }

  /** The newest first. */
  public List<Incident> newestFirst() {
    return new ArrayList<>(all.sequencedValues().reversed());
  }
}
