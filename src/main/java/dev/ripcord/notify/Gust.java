package dev.ripcord.notify;

import dev.ripcord.notify.Standing.Bundle;
import dev.ripcord.notify.Standing.Storm;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
    var waiting = Stream.concat(before.held().stream(), messages.stream()).toList();
    if (waiting.isEmpty() || lately() || gathers(waiting)) {
      return new Passed(new Storm(recent, before.last(), waiting, before.bundles()), List.of());
    }
    return recent.size() + waiting.size() <= MOST
        ? oneByOne(recent, waiting)
        : inOne(recent, waiting);
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

  private Passed oneByOne(List<Instant> recent, List<Message> messages) {
    var all = new ArrayList<>(recent);
    messages.forEach(_ -> all.add(now));
    var sendings = messages.stream().flatMap(each -> Addresses.of(each, house).stream()).toList();
    return new Passed(new Storm(all, before.last(), List.of(), before.bundles()), sendings);
  }

  /** Reminders of what was told in one are told under the same key. */
  private Passed inOne(List<Instant> recent, List<Message> messages) {
    var keys = messages.stream().map(each -> each.key().toString()).toList();
    var same = before.bundles().stream().filter(each -> each.open().containsAll(keys)).findFirst();
    var bundle = same.orElseGet(() -> new Bundle(episode(), isAnew(messages), keys, List.of()));
    var bundles = new ArrayList<>(before.bundles());
    if (same.isEmpty()) {
      bundles.add(bundle);
    }
    return new Passed(
        new Storm(recent, Optional.of(now), List.of(), bundles),
        InOne.of(messages, bundle.episode(), house));
  }

  private static boolean isAnew(List<Message> messages) {
    return messages.stream().anyMatch(each -> each.kind() == Kind.PROBLEM);
  }

  private String episode() {
    return String.valueOf(now.toEpochMilli());
  }
}
