package dev.ripcord.rule;

import dev.ripcord.clock.Durations;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a rule asks of its signals. */
public sealed interface Condition {

  /** Every signal in it. */
  Stream<Signal> signals();

  /** The probes that it needs. */
  default Set<String> probes() {
    return signals().flatMap(Signal::probes).collect(Collectors.toCollection(TreeSet::new));
  }

  /** The same, with this probe where none was named. */
  default Condition filled(String probe) {
    return switch (this) {
      case Bad _, InRow _, Within _ -> this;
      case Compared(Signal signal, Comparison comparison, Bound bound) ->
          new Compared(signal.filled(probe), comparison, bound);
      case AtLeast(int needed, List<Condition> parts, String word) ->
          new AtLeast(needed, parts.stream().map(each -> each.filled(probe)).toList(), word);
      case Held(Condition inside, Duration length) -> new Held(inside.filled(probe), length);
    };
  }

  /** Whether the newest look is bad. */
  record Bad(Signal.Unavailable signal) implements Condition {
    @Override
    public Stream<Signal> signals() {
      return Stream.of(signal);
    }

    @Override
    public String toString() {
      return signal.toString();
    }
  }

  /** A number against its bound. */
  record Compared(Signal signal, Comparison comparison, Bound bound) implements Condition {
    @Override
    public Stream<Signal> signals() {
      return Stream.of(signal);
    }

    @Override
    public String toString() {
      return signal + " " + comparison.sign + " " + bound;
    }
  }

  /** So many bad looks one after the other. */
  record InRow(Signal.Errors signal, Comparison comparison, int count) implements Condition {
    @Override
    public Stream<Signal> signals() {
      return Stream.of(signal);
    }

    @Override
    public String toString() {
      return signal + " " + comparison.sign + " " + count + " consecutive";
    }
  }

  /** So many of them within a time. */
  record Within(Signal signal, Comparison comparison, int count, Duration window)
      implements Condition {
    @Override
    public Stream<Signal> signals() {
      return Stream.of(signal);
    }

    @Override
    public String toString() {
      var in = " in " + Durations.format(window);
      return signal + " " + comparison.sign + " " + count + in;
    }
  }

  /**
   * At least so many of the parts.
   *
   * @param word how that was written: {@code and}, {@code or}, {@code all}, {@code any}, {@code 2
   *     of}
   */
  record AtLeast(int needed, List<Condition> parts, String word) implements Condition {
    public AtLeast {
      parts = List.copyOf(parts);
    }

    @Override
    public Stream<Signal> signals() {
      return parts.stream().flatMap(Condition::signals);
    }

    /** Whether another condition takes it in without parentheses. */
    private boolean isWhole() {
      return !word.equals("and") && !word.equals("or");
    }

    static String inside(Condition condition) {
      return condition instanceof AtLeast all && !all.isWhole()
          ? "(" + condition + ")"
          : condition.toString();
    }

    @Override
    public String toString() {
      if (isWhole()) {
        var of = signals().map(Signal::probe).collect(Collectors.joining(", ", "(", ")"));
        return word + " unavailable" + of;
      }
      return parts.stream().map(AtLeast::inside).collect(Collectors.joining(" " + word + " "));
    }
  }

  /** So for a time that was observed. */
  record Held(Condition inside, Duration length) implements Condition {
    @Override
    public Stream<Signal> signals() {
      return inside.signals();
    }

    @Override
    public String toString() {
      return AtLeast.inside(inside) + " for " + Durations.format(length);
    }
  }
}
