package dev.ripcord.server;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whose way back is looked at next: each in its time, and one that something bad was seen of before
 * all others. Few at a time and no one twice at a time, however many are bad and however long it
 * takes. Moments are nanoseconds of a steady clock.
 */
final class Surveys {
  static final int AT_ONCE = 4;

  /** Of one whose probes go up and down, too, there are not more. */
  static final Duration SOONEST = Duration.ofSeconds(5);

  private final Map<String, Turn> turns = new HashMap<>();

  /** When it is due, and when it was begun last. */
  private record Turn(String name, long due, boolean isUrgent, boolean isUnderWay, long begun) {
    Turn hurried(long now) {
      return new Turn(name, Math.max(now, begun + SOONEST.toNanos()), true, isUnderWay, begun);
    }
  }

  /** One more, due at once. */
  synchronized void add(String name, long now) {
    turns.put(name, new Turn(name, now, false, false, now - SOONEST.toNanos()));
  }

  /** It is wanted as soon as may be; if it is under way, once more after that. */
  synchronized void hurry(String name, long now) {
    turns.computeIfPresent(name, (_, each) -> each.hurried(now));
  }

  /** Those that begin now; each says when it is over. */
  synchronized List<String> begin(long now, Duration apart) {
    var free = AT_ONCE - turns.values().stream().filter(Turn::isUnderWay).count();
    var next =
        turns.values().stream()
            .filter(each -> !each.isUnderWay() && each.due() - now <= 0)
            .sorted(Comparator.comparing(Turn::isUrgent).reversed().thenComparingLong(Turn::due))
            .limit(free)
            .map(Turn::name)
            .toList();
    next.forEach(each -> turns.put(each, new Turn(each, now + apart.toNanos(), false, true, now)));
    return next;
  }

  synchronized void over(String name) {
    turns.computeIfPresent(
        name, (_, each) -> new Turn(name, each.due(), each.isUrgent(), false, each.begun()));
  }
}
