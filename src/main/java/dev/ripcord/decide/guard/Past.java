package dev.ripcord.decide.guard;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How often something was seen to be so lately, by minutes.
 *
 * @param minutes nobody else has it: it is not copied, as one is made for each look
 */
record Past(SortedMap<Instant, Facts.Count> minutes) {
  static final Past NONE = new Past(new TreeMap<>());
  private static final Duration LENGTH = Duration.ofMinutes(30);
  private static final int LEAST = 5;

  Past {
    minutes = java.util.Collections.unmodifiableSortedMap(minutes);
  }

  Past after(Instant at, boolean so) {
    var minute = at.truncatedTo(ChronoUnit.MINUTES);
    var more = new TreeMap<>(minutes.tailMap(minute.minus(LENGTH)));
    more.merge(
        minute,
        new Facts.Count(so ? 1 : 0, 1),
        (one, two) -> new Facts.Count(one.some() + two.some(), one.all() + two.all()));
    return new Past(more);
  }

  /**
   * The share of looks in the half hour before that moment. Its own minute does not count, as a
   * deployment is often noticed by what it broke; empty where less than five minutes were seen.
   */
  Optional<Double> share(Instant moment) {
    var minute = moment.truncatedTo(ChronoUnit.MINUTES);
    var some = minutes.subMap(minute.minus(LENGTH), minute).values();
    var all = some.stream().mapToInt(Facts.Count::all).sum();
    return some.size() < LEAST
        ? Optional.empty()
        : Optional.of(some.stream().mapToInt(Facts.Count::some).sum() / (double) all);
  }
}
