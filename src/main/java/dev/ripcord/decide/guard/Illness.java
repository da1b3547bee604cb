package dev.ripcord.decide.guard;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How ill a service is, by its rules that go back.
 *
 * @param soon whether one sees something bad, and only lacks time to trip
 * @param since when what those see began that have tripped
 */
public record Illness(boolean soon, List<Instant> since) {
  private static final Duration TOGETHER = Duration.ofMinutes(2);

  public Illness {
    since = List.copyOf(since);
  }

  /** Whether it is ill together with what fell ill then. */
  public boolean isOf(Instant then) {
    return soon || since.stream().anyMatch(each -> isTogether(each, then));
  }

  static boolean isTogether(Instant one, Instant other) {
    return Duration.between(one, other).abs().compareTo(TOGETHER) <= 0;
  }
}
