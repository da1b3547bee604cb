package dev.ripcord.notify;

import dev.ripcord.notify.Standing.Bundle;
import dev.ripcord.notify.Standing.Storm;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Lets critical messages through one by one, until there are too many in a minute: those are told
 * in one, and what still comes in one a minute. Where many are about to come, the first waits for
 * them a moment.
 */
final class Gust {
  /** So many in a minute are read one by one. */
  static final int MOST = 5;

  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final Duration GATHERS = Duration.ofSeconds(5);

  private final Storm before;
  private final House house;
  private final Instant now;

  Gust(Storm before, House house, Instant now) {
    this.before = before;
    this.house = house;
    this.now = now;
  }

  /** What is sent, and what is remembered. */
  record Passed(Storm storm, List<Sending> sendings) {}

  Passed let(List<Message> messages) {
    var recent = before.recent().stream().filter(each -> each.plus(WINDOW).isAfter(now)).toList();
    var waiting = once(Stream.concat(before.held().stream(), messages.stream()).toList());
    if (waiting.isEmpty() || lately() || gathers(waiting)) {
      return new Passed(new Storm(recent, before.last(), waiting, before.bundles()), List.of());
    }
    var parts = parts(waiting);
    return recent.size() + parts.size() <= MOST ? oneByOne(recent, parts) : inOne(recent, waiting);
  }

  /** What waited long enough to be reminded of is told for the first time all the same. */
  private static List<Message> once(List<Message> waiting) {
    var byKey = new LinkedHashMap<Key, Message>();
    waiting.forEach(each ->
        byKey.merge(each.key(), each, (was, next) -> was.kind() == Kind.PROBLEM ? was : next));
    return List.copyOf(byKey.values());
  }

  /** What is told in one message: one alone, or those that are reminded of in their bundle. */
  private record Part(Optional<Bundle> bundle, List<Message> messages) {
    Part and(Part other) {
      return new Part(bundle, Stream.concat(messages.stream(), other.messages.stream()).toList());
    }

    List<Sending> sendings(House house) {
      return bundle
          .map(each -> InOne.of(messages, each, house))
          .orElseGet(() -> Addresses.of(messages.getFirst(), house));
    }
  }

  private List<Part> parts(List<Message> messages) {
    var parts = new LinkedHashMap<String, Part>();
    for (var each : messages) {
      var bundle = before.bundles().stream().filter(it -> it.told(each.key())).findFirst();
      var name = bundle.map(Bundle::episode).orElse(each.key().toString());
      parts.merge(name, new Part(bundle, List.of(each)), Part::and);
    }
    return List.copyOf(parts.values());
  }

  private boolean gathers(List<Message> waiting) {
    var begun = waiting.stream().map(Message::at).min(Instant::compareTo).orElse(now);
    if (!now.isBefore(begun.plus(GATHERS))) {
      return false;
    }
    var coming = house.coming().getAsInt();
    return coming > 0 && waiting.size() + coming > MOST;
  }

  private boolean lately() {
    return before.last().map(each -> each.plus(WINDOW).isAfter(now)).orElse(false);
  }

  private Passed oneByOne(List<Instant> recent, List<Part> parts) {
    var all = new ArrayList<>(recent);
    parts.forEach(_ -> all.add(now));
    return new Passed(new Storm(all, before.last(), List.of(), before.bundles()), sendings(parts));
  }

  private List<Sending> sendings(List<Part> parts) {
    return parts.stream().flatMap(each -> each.sendings(house).stream()).toList();
  }

  /**
   * Problems first, and reminders a minute later: what was told alone or in another bundle must not
   * become one of these.
   */
  private Passed inOne(List<Instant> recent, List<Message> waiting) {
    var problems = waiting.stream().filter(each -> each.kind() == Kind.PROBLEM).toList();
    var these = problems.isEmpty() ? waiting : problems;
    var later = waiting.stream().filter(each -> !these.contains(each)).toList();
    var parts = parts(these);
    if (parts.size() == 1) {
      return passed(recent, later, before.bundles(), sendings(parts));
    }
    var keys = these.stream().map(each -> each.key().toString()).toList();
    var same = before.bundles().stream().filter(each -> each.open().containsAll(keys)).findFirst();
    var bundle = same.orElseGet(() -> Bundle.of(episode(), !problems.isEmpty(), these));
    var bundles = new ArrayList<>(before.bundles());
    if (same.isEmpty()) {
      bundles.add(bundle);
    }
    return passed(recent, later, bundles, InOne.of(these, bundle, house));
  }

  private Passed passed(
      List<Instant> recent, List<Message> later, List<Bundle> bundles, List<Sending> sendings) {
    return new Passed(new Storm(recent, Optional.of(now), later, bundles), sendings);
  }

  private String episode() {
    return String.valueOf(now.toEpochMilli());
  }
}
