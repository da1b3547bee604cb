package dev.ripcord.catalog;

import java.time.Duration;
import java.util.List;

/**
 * How it is proven that a service is back.
 *
 * @param checks all of them have to be good
 * @param good how many times in a row
 * @param every the time between two looks
 * @param within how long it may take
 * @param watch how long the release has to stay good afterwards to be certified
 */
public record Verify(
    List<CheckEntry> checks, int good, Duration every, Duration within, Duration watch) {
  public Verify {
    checks = List.copyOf(checks);
  }
}
