package dev.ripcord.notify;

import dev.ripcord.notify.Standing.Heap;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Warnings: those of a minute together, then at most one message in ten minutes, with what changed.
 */
final class Warnings {
  private static final Duration TOGETHER = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMinutes(10);
  private static final int LISTED = 20;

  private final Map<String, Heap> heaps;
  private final House house;
  private final Instant now;
  private final List<String> hidden = new ArrayList<>();

  Warnings(Map<String, Heap> heaps, House house, Instant now) {
    this.heaps = new LinkedHashMap<>(heaps);
    this.house = house;
    this.now = now;
  }

  void take(Message message) {
    var heap = heaps.getOrDefault(message.service(), Heap.NONE);
    switch (message.kind()) {
      case PROBLEM -> {
        if (message.urgency() == Urgency.WARNING) {
          heaps.put(message.service(), warned(heap, message));
        }
      }
      case CLEARED, ACKNOWLEDGED -> {
        if (heaps.containsKey(message.service())) {
          heaps.put(message.service(), over(heap, message));
        }
      }
      case REMINDER, BEGAN, ENDED, NEWS, DIGEST, TEST -> {}
    }
  }

  private Heap warned(Heap heap, Message message) {
    house
        .silences()
        .why(message.service(), now)
        .ifPresent(why -> hidden.add(why + ": " + Wording.headline(message)));
    var fresh = new ArrayList<>(heap.fresh());
    fresh.add(message);
    return new Heap(fresh, heap.cleared(), heap.told(), since(heap), heap.last());
  }

  /** One that nobody was told of goes without a word. */
  private Heap over(Heap heap, Message message) {
    var key = message.key().toString();
    var fresh = heap.fresh().stream().filter(each -> !each.key().toString().equals(key)).toList();
    var told = new LinkedHashMap<>(heap.told());
    var title = Optional.ofNullable(message.kind() == Kind.CLEARED ? told.remove(key) : null);
    var cleared = new ArrayList<>(heap.cleared());
    title.ifPresent(cleared::add);
    var since = fresh.isEmpty() && cleared.isEmpty() ? Optional.<Instant>empty() : since(heap);
    return new Heap(fresh, cleared, told, since, heap.last());
  }

  private Optional<Instant> since(Heap heap) {
    return Optional.of(heap.since().orElse(now));
  }

  /** All that is to be said now. */
  List<Sending> leave() {
    var sendings = new ArrayList<Sending>();
    heaps.replaceAll((service, heap) -> {
      if (!due(heap) || house.silences().why(service, now).isPresent()) {
        return heap;
      }
      sendings.addAll(Addresses.of(message(service, heap), house));
      var told = new LinkedHashMap<>(heap.told());
      heap.fresh().forEach(each -> told.put(each.key().toString(), each.title()));
      return new Heap(List.of(), List.of(), told, Optional.empty(), Optional.of(now));
    });
    heaps.values().removeIf(this::over);
    return sendings;
  }

  private boolean due(Heap heap) {
    return heap.since().map(each -> !each.plus(TOGETHER).isAfter(now)).orElse(false)
        && heap.last().map(each -> !each.plus(PAUSE).isAfter(now)).orElse(true);
  }

  private boolean over(Heap heap) {
    return heap.fresh().isEmpty()
        && heap.cleared().isEmpty()
        && heap.told().isEmpty()
        && heap.last().map(each -> !each.plus(PAUSE).isAfter(now)).orElse(true);
  }

  private Message message(String service, Heap heap) {
    if (heap.fresh().size() == 1 && heap.cleared().isEmpty() && heap.told().isEmpty()) {
      return heap.fresh().getFirst();
    }
    var title = new ArrayList<String>();
    add(title, heap.fresh().size(), "new");
    add(title, heap.cleared().size(), "cleared");
    add(title, heap.told().size(), "still there");
    var key = new Key(service, "warnings", String.valueOf(now.toEpochMilli()));
    var kind = heap.fresh().isEmpty() ? Kind.CLEARED : Kind.PROBLEM;
    var lines = new ArrayList<String>();
    heap.fresh().forEach(each -> lines.add("new: " + each.title() + evidence(each)));
    heap.cleared().forEach(each -> lines.add("cleared: " + each));
    heap.told().values().stream().sorted().forEach(each -> lines.add("still there: " + each));
    var message =
        Message.of(kind, Urgency.WARNING, key, now, "warnings: " + String.join(", ", title));
    for (var each : lines.subList(0, Math.min(LISTED, lines.size()))) {
      message = message.line(each);
    }
    return lines.size() > LISTED
        ? message.line("... and " + (lines.size() - LISTED) + " more")
        : message;
  }

  private static String evidence(Message message) {
    return message.facts().stream()
        .filter(each -> each.name().equals(Message.EVIDENCE))
        .findFirst()
        .map(each -> " (" + each.value() + ")")
        .orElse("");
  }

  private static void add(List<String> title, int count, String what) {
    if (count > 0) {
      title.add(count + " " + what);
    }
  }

  Map<String, Heap> heaps() {
    return heaps;
  }

  List<String> hidden() {
    return hidden;
  }
}
