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
  private final List<String> wrong = new ArrayList<>();
  private final Map<String, List<Entry>> readable = new LinkedHashMap<>();

  /** All that a journal holds; rows of one run or service by number. */
  record Content(List<Stored> events, Tables tables, List<SqlLedger.Row> ledger) {}

  private Verification(Codec<Event> codec, Codec<LedgerEvent> ledgerCodec) {
    this.codec = codec;
    this.ledgerCodec = ledgerCodec;
  }

  /** A line for each thing that does not hold. */
  static List<String> of(Content content, Codec<Event> codec, Codec<LedgerEvent> ledgerCodec) {
    var verification = new Verification(codec, ledgerCodec);
    grouped(content.events(), Stored::run).forEach(verification::chain);
    verification.compare(verification.made(), content.tables());
    grouped(content.ledger(), SqlLedger.Row::service).forEach(verification::ledger);
    return verification.wrong;
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

  private void ledger(String service, List<SqlLedger.Row> rows) {
    if (rows.getLast().n() != rows.size()) {
      wrong.add("ledger of " + service + ": an event is missing");
    }
    for (var each : rows) {
      try {
        ledgerCodec.read(each.type(), each.body());
      } catch (JournalException e) {
        wrong.add("ledger of " + service + ": event " + each.n() + ": " + e.getMessage());
      }
    }
  }

  private void say(String run, String what) {
    wrong.add("run " + run + ": " + what);
  }
}
