package dev.ripcord.rule;

import java.util.List;
import java.util.stream.Stream;

/** A number or state over time, made from the samples of probes. */
public sealed interface Signal {

  /** The probes that it is made from. */
  default Stream<String> probes() {
    return Stream.of(probe());
  }

  /** The probe that it is made from, or the first of them. */
  String probe();

  /** The same, with this probe where none was named. */
  default Signal filled(String name) {
    return switch (this) {
      case Reading reading when reading.probe().isEmpty() -> new Reading(reading.number(), name);
      case Slope(Reading reading) when reading.probe().isEmpty() ->
          new Slope(new Reading(reading.number(), name));
      case Unavailable _, Errors _, Restarts _, Ratio _, Quantile _, Reading _, Slope _ -> this;
    };
  }

  /** Whether the newest look was bad. */
  record Unavailable(String probe, String word) implements Signal {
    @Override
    public String toString() {
      return word + "(" + probe + ")";
    }
  }

  /** Looks that were bad: so many in a row, or so many within a time. */
  record Errors(String probe) implements Signal {
    @Override
    public String toString() {
      return "errors(" + probe + ")";
    }
  }

  /** Starts that the target itself tells of, with their own time. */
  record Restarts(String probe) implements Signal {
    @Override
    public String toString() {
      return "restarts(" + probe + ")";
    }
  }

  /** What share of all was bad, from two counters or from the looks of one probe. */
  record Ratio(List<String> counters) implements Signal {
    public Ratio {
      counters = List.copyOf(counters);
    }

    @Override
    public String probe() {
      return counters.getFirst();
    }

    @Override
    public Stream<String> probes() {
      return counters.stream();
    }

    @Override
    public String toString() {
      return "ratio(" + String.join(", ", counters) + ")";
    }
  }

  /** A quantile of a histogram, or of what the looks of one probe took; {@code at} is 0 to 1. */
  record Quantile(double at, String word, String probe) implements Signal {
    @Override
    public String toString() {
      return word + "(" + probe + ")";
    }
  }

  /** The newest number; an empty probe stands for the one that has it. */
  record Reading(String number, String probe) implements Signal {
    @Override
    public String toString() {
      return number.equals(Sample.VALUE)
          ? probe
          : probe.isEmpty() ? number : number + " of " + probe;
    }
  }

  /** How fast a number grows. */
  record Slope(Reading reading) implements Signal {
    @Override
    public String probe() {
      return reading.probe();
    }

    @Override
    public String toString() {
      return "slope(" + reading + ")";
    }
  }
}
