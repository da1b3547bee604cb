package dev.ripcord.journal;

import dev.ripcord.plan.Plan;
import dev.ripcord.release.LedgerEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks whether the chains hold, and whether the other tables are what the events make; pure. */
final class Verification {
  private final Codec<Event> codec;
  private final Codec<LedgerEvent> ledgerCodec;
  private final Codec<WatchEvent> watchCodec;
  private final List<String> wrong = new ArrayList<>();
  private final Map<String, List<Entry>> readable = new LinkedHashMap<>();

  /** All that a journal holds; rows of one run or service by number. */
  record Content(
      List<Stored> events,
      Tables tables,
      List<SqlServiceEvents.Row> ledger,
      List<SqlServiceEvents.Row> watching) {}

  /** For one look. */
  Verification(Codec<Event> codec, Codec<LedgerEvent> ledgerCodec, Codec<WatchEvent> watchCodec) {
    this.codec = codec;
    this.ledgerCodec = ledgerCodec;
    this.watchCodec = watchCodec;
  }

  /** A line for each thing that does not hold. */
  List<String> of(Content content) {
    grouped(content.events(), Stored::run).forEach(this::chain);
    compare(made(), content.tables());
    services("ledger of ", content.ledger(), ledgerCodec);
    services("watching of ", content.watching(), watchCodec);
    return wrong;
  }

  private static <T> Map<String, List<T>> grouped(List<T> all, Function<T, String> key) {
    return all.stream().collect(Collectors.groupingBy(key, TreeMap::new, Collectors.toList()));
  }

  private void chain(String run, List<Stored> events) {
    var end = Stored.End.START;
    for (var each : events) {
      if (each.n() != end.n() + 1) {
        say(run, missing(end.n() + 1, each.n() - 1));
      } else if (!each.before().equals(end.hash())) {
        say(run, "event " + each.n() + " does not follow on the one before it");
      }
      if (!each.computed().equals(each.hash())) {
        say(run, "event " + each.n() + " was changed after it was written");
      }
      end = each.end();
    }
    read(run, events);
  }

  private static String missing(int from, int to) {
    return from == to
        ? "event " + from + " is missing"
        : "events " + from + " to " + to + " are missing";
  }

  private void read(String run, List<Stored> events) {
    try {
      var entries = events.stream().map(each -> each.entry(codec)).toList();
      if (entries.getFirst().event() instanceof Event.Created) {
        readable.put(run, entries);
      }
    } catch (JournalException e) {
      say(run, "" + e.getMessage());
    }
  }

  /** Of two runs that had one service, all epochs of one come before all of the other. */
  private Tables made() {
    var tables = new Tables();
    readable.values().stream()
        .sorted(Comparator.comparingLong(Verification::firstEpoch))
        .flatMap(run -> run.stream().flatMap(each -> Projection.of(each, plan(run)).stream()))
        .forEach(tables::apply);
    return tables;
  }

  private static Plan plan(List<Entry> run) {
    return ((Event.Created) run.getFirst().event()).plan();
  }

  private static long firstEpoch(List<Entry> run) {
    return run.stream()
        .flatMap(
            each -> each.event() instanceof Event.Claimed one ? Stream.of(one) : Stream.empty())
        .findFirst()
        .map(Event.Claimed::epoch)
        .orElse(Long.MAX_VALUE);
  }

  private void compare(Tables made, Tables stored) {
    compare("run", made.runs, stored.runs);
    compare("service_lock", made.services, stored.services);
    compare("step_attempt", made.attempts, stored.attempts);
  }

  private <K, V> void compare(String table, Map<K, V> made, Map<K, V> stored) {
    for (var each : made.entrySet()) {
      var row = stored.get(each.getKey());
      if (row == null) {
        wrong.add("table " + table + ": the row of " + each.getKey() + " is missing");
      } else if (!row.equals(each.getValue())) {
        wrong.add(
            "table %s: the row of %s says %s, but its events make %s"
                .formatted(table, each.getKey(), row, each.getValue()));
      }
    }
    stored.keySet().stream()
        .filter(key -> !made.containsKey(key))
        .forEach(key -> wrong.add("table " + table + ": no event makes the row of " + key));
  }

  private void services(String what, List<SqlServiceEvents.Row> rows, Codec<?> read) {
    grouped(rows, SqlServiceEvents.Row::service)
        .forEach((service, each) -> service(what + service, each, read));
  }

  private void service(String what, List<SqlServiceEvents.Row> rows, Codec<?> read) {
    if (rows.getLast().n() != rows.size()) {
      wrong.add(what + ": an event is missing");
    }
    for (var each : rows) {
      try {
        var _ = read.read(each.type(), each.body());
      } catch (JournalException e) {
        wrong.add(what + ": event " + each.n() + ": " + e.getMessage());
      }
    }
  }

  private void say(String run, String what) {
    wrong.add("run " + run + ": " + what);
  }
}
