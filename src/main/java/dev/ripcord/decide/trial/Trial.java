package dev.ripcord.decide.trial;

import dev.ripcord.catalog.Place;
import dev.ripcord.catalog.Service;
import dev.ripcord.decide.guard.Happening;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A story with what the rules of a service should make of it.
 *
 * @param happenings in the order of time
 */
public record Trial(
    String name, Service service, List<Happening> happenings, List<Expectation> expectations) {
  /** When every story begins. */
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  public Trial {
    happenings = List.copyOf(happenings);
    expectations = List.copyOf(expectations);
  }

  /**
   * What should be so.
   *
   * @param at how long after the beginning
   * @param text what is expected, in a word: a verdict, or what is done
   */
  public record Expectation(
      String rule, Duration at, Expected expected, String text, Place place) {}

  /** What a rule is expected to have come to. */
  public enum Expected {
    /** That verdict at that moment. */
    VERDICT,
    /** Never that verdict until then. */
    NEVER,
    /** What would be done without a person at that moment. */
    DOES
  }

  /** One expectation, and what was so. */
  public record Met(Expectation expectation, boolean met, String was) {}
}
