package dev.ripcord.journal;

import dev.ripcord.release.LedgerEvent;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Turns events into a type's name and JSON, and back. The name and the JSON are a file format: a
 * name stays for ever, and a part that was ever written is read for ever.
 */
final class Codec<E> {
  private static final Jsonb JSON = Jsonb.builder().build();

  /** Adapters are made when they are asked for: a start needs a few of them. */
  private final Map<String, Class<? extends E>> byName = new HashMap<>();

  private final Map<Class<?>, String> names = new HashMap<>();

  private Codec() {}

  static Codec<Event> events() {
    var codec = new Codec<Event>();
    codec.add("created", Event.Created.class);
    codec.add("claimed", Event.Claimed.class);
    codec.add("skipped", Event.Skipped.class);
    codec.add("intended", Event.Intended.class);
    codec.add("accepted", Event.Accepted.class);
    codec.add("succeeded", Event.Succeeded.class);
    codec.add("failed", Event.Failed.class);
    codec.add("doubted", Event.Doubted.class);
    codec.add("decided", Event.Decided.class);
    codec.add("checked", Event.Checked.class);
    codec.add("downtime", Event.Downtime.class);
    codec.add("stop-asked", Event.StopAsked.class);
    codec.add("finished", Event.Finished.class);
    codec.add("superseded", Event.Superseded.class);
    codec.add("watch-began", Event.WatchBegan.class);
    codec.add("watched", Event.Watched.class);
    codec.add("noted", Event.Noted.class);
    return codec;
  }

  static Codec<LedgerEvent> ledger() {
    var codec = new Codec<LedgerEvent>();
    codec.add("found", LedgerEvent.Found.class);
    codec.add("deployed", LedgerEvent.Deployed.class);
    codec.add("graded", LedgerEvent.Graded.class);
    codec.add("tagged", LedgerEvent.Tagged.class);
    codec.add("named", LedgerEvent.Named.class);
    codec.add("quarantined", LedgerEvent.Quarantined.class);
    codec.add("cleared", LedgerEvent.Cleared.class);
    return codec;
  }

  static Codec<WatchEvent> watching() {
    var codec = new Codec<WatchEvent>();
    codec.add("silenced", WatchEvent.Silenced.class);
    codec.add("unsilenced", WatchEvent.Unsilenced.class);
    codec.add("held", WatchEvent.Held.class);
    codec.add("armed", WatchEvent.Armed.class);
    codec.add("opened", WatchEvent.Opened.class);
    codec.add("judged", WatchEvent.Judged.class);
    codec.add("announced", WatchEvent.Announced.class);
    codec.add("withdrawn", WatchEvent.Withdrawn.class);
    codec.add("acting", WatchEvent.Acting.class);
    codec.add("acted", WatchEvent.Acted.class);
    codec.add("escalated", WatchEvent.Escalated.class);
    codec.add("returned", WatchEvent.Returned.class);
    codec.add("acknowledged", WatchEvent.Acknowledged.class);
    codec.add("closed", WatchEvent.Closed.class);
    return codec;
  }

  String name(E event) {
    return Optional.ofNullable(names.get(event.getClass())).orElseThrow();
  }

  @SuppressWarnings("unchecked") // add() ties the class to its own adapter
  String json(E event) {
    return ((JsonType<E>) adapter(name(event))).toJson(event);
  }

  E read(String name, String json) {
    var adapter = adapter(name);
    try {
      return adapter.fromJson(json);
    } catch (RuntimeException e) {
      throw new JournalException("an event '" + name + "' cannot be read: " + e.getMessage(), e);
    }
  }

  private JsonType<? extends E> adapter(String name) {
    return Optional.<Class<? extends E>>ofNullable(byName.get(name))
        .<JsonType<? extends E>>map(JSON::type)
        .orElseThrow(() ->
            new JournalException(
                "the journal holds an event '"
                    + name
                    + "' that this version of ripcord does not know: it was written by a later"
                    + " version; use that one"));
  }

  private <T extends E> void add(String name, Class<T> type) {
    byName.put(name, type);
    names.put(type, name);
  }
}
