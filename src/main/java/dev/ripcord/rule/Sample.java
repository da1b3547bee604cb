package dev.ripcord.rule;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What one look of a probe saw.
 *
 * @param at when the look began
 * @param numbers by name, in base units: seconds, bytes, shares from 0 to 1, counts
 * @param marks what happened on the target, with its own time, such as a start of a container
 */
public record Sample(
    String probe, Instant at, State state, Map<String, Double> numbers, List<Mark> marks) {
  /** The name of the number of a probe that has only one. */
  public static final String VALUE = "value";

  private static final String BYTES = "-bytes";

  /** The name of how long the target took to answer, in seconds. */
  public static final String LATENCY = "latency";

  /** The answer; what the monitor itself caused is unknown, never bad. */
  public enum State {
    GOOD,
    BAD,
    UNKNOWN
  }

  /** Something that happened once, such as {@code start 4f2a}. */
  public record Mark(String id, Instant at) {
    private static final Duration APART = Duration.ofMillis(500);

    /** Whether both are one: two sources of one start note it some milliseconds apart. */
    boolean same(Mark other) {
      return id.equals(other.id) && Duration.between(at, other.at).abs().compareTo(APART) < 0;
    }
  }

  public Sample {
    numbers = new TreeMap<>(numbers);
    marks = List.copyOf(marks);
  }

  /** A sample that says no more than its state. */
  public static Sample of(String probe, Instant at, State state) {
    return new Sample(probe, at, state, Map.of(), List.of());
  }

  /** A number of it, unless the look failed to tell. */
  Optional<Double> number(String name) {
    return state == State.UNKNOWN
        ? Optional.empty()
        : Optional.ofNullable(numbers.get(name)).filter(each -> !each.isNaN());
  }

  /** The same, in bytes where that is asked for, or where there is no share. */
  Optional<Double> number(String name, Bound.Unit unit) {
    var bytes = unit == Bound.Unit.BYTES || unit == Bound.Unit.BYTES_PER_MINUTE;
    var inBytes = number(name + BYTES);
    return bytes && inBytes.isPresent()
        ? inBytes
        : number(name).or(() -> unit == Bound.Unit.SHARE_PER_MINUTE ? inBytes : Optional.empty());
  }
}
