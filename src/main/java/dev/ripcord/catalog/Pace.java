package dev.ripcord.catalog;

import java.time.Duration;
import java.util.Optional;

/**
 * How often somebody who watches looks at a probe.
 *
 * @param every from the beginning of one look to the beginning of the next
 * @param retry the same after the first look that was bad, until one is good
 */
public record Pace(Duration every, Duration retry) {
  private static final Duration QUICK = Duration.ofSeconds(5);

  /** Where a catalog says nothing. */
  public static final Pace USUAL = of(Duration.ofSeconds(30), Optional.empty());

  /** Without a retry of its own it is 5 s, or the usual time where that is shorter. */
  static Pace of(Duration every, Optional<Duration> retry) {
    return new Pace(every, retry.orElse(every.compareTo(QUICK) < 0 ? every : QUICK));
  }

  /** Whether a bad look would slow it down. */
  boolean slowsDown() {
    return retry.compareTo(every) > 0;
  }
}
