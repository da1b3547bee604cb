package dev.ripcord.check;

import java.time.Duration;
import java.time.Instant;

/**
 * Something that happened where a check looked, with the time that it has there.
 *
 * @param id what happened to what, without when: {@code start 4f2a}, {@code oom 4f2a}
 * @param at when it happened, by the clock of the place
 */
public record Mark(String id, Instant at) {
  private static final Duration SOURCES_DIFFER = Duration.ofMillis(500);

  /**
   * Whether it is the same thing, seen again: two sources of one event, such as Docker's list of
   * events and the state of a container, note it some milliseconds apart.
   */
  public boolean same(Mark other) {
    return id.equals(other.id)
        && Duration.between(at, other.at).abs().compareTo(SOURCES_DIFFER) < 0;
  }
}
