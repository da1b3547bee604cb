package dev.ripcord.rule;

import java.time.Duration;
import java.util.Optional;

/**
 * How much has to be seen before a rule trips, and before it is over; what is empty follows from
 * the rule itself.
 *
 * @param samples measured things, such as requests, over the whole time
 * @param bad bad looks, or bad things among those measured
 * @param clearFor how long it has to be seen good again
 */
public record Demand(
    Optional<Integer> samples, Optional<Integer> bad, Optional<Duration> clearFor) {
  /** Nothing was said. */
  public static final Demand USUAL =
      new Demand(Optional.empty(), Optional.empty(), Optional.empty());

  private static final int LOOKS = 3;
  private static final int BAD_THINGS = 5;
  private static final Duration LONGEST_CLEAR = Duration.ofMinutes(1);

  /** Bad looks that a state or a number takes. */
  int looks() {
    return bad.orElse(LOOKS);
  }

  /** Bad things that a ratio takes. */
  public int badThings() {
    return bad.orElse(BAD_THINGS);
  }

  /** So many that the bound can be told from chance: one bad thing of a few is none. */
  public int measured(Signal signal, double bound) {
    return samples.orElseGet(() ->
        switch (signal) {
          case Signal.Quantile quantile -> (int) Math.ceil(2 / (1 - quantile.at()));
          case Signal.Ratio _ when bound > 0 -> (int) Math.ceil(BAD_THINGS / bound - 1e-9);
          case Signal.Ratio _,
              Signal.Errors _,
              Signal.Reading _,
              Signal.Restarts _,
              Signal.Slope _,
              Signal.Unavailable _ ->
              BAD_THINGS;
        });
  }

  Duration clearAfter(Duration length) {
    return clearFor.orElse(length.compareTo(LONGEST_CLEAR) < 0 ? length : LONGEST_CLEAR);
  }
}
