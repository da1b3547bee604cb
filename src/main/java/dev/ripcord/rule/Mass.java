package dev.ripcord.rule;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a slot of time holds of a ratio or a quantile; two of them add up. */
sealed interface Mass {

  /** Where the median is. */
  double MEDIAN = 0.5;

  /** How much was measured, such as requests. */
  double size();

  /** How much of it was bad, where that can be told apart. */
  default Optional<Double> bad() {
    return Optional.empty();
  }

  /** The same as one, where it is one of counts. */
  default Optional<Counts> counts() {
    return Optional.empty();
  }

  /** How many were above, of all; empty where those cannot be told apart. */
  default Optional<Counts> above(double bound) {
    return Optional.empty();
  }

  /** The ratio, or the quantile at {@code q}; empty where nothing was measured. */
  Optional<Double> measure(double q);

  /** Both together; they are of one kind. */
  Mass plus(Mass other);

  /** Nothing. */
  record None() implements Mass {
    @Override
    public double size() {
      return 0;
    }

    @Override
    public Optional<Double> measure(double q) {
      return Optional.empty();
    }

    @Override
    public Mass plus(Mass other) {
      return other;
    }
  }

  /** What was bad, of all. */
  record Counts(double wrong, double total) implements Mass {
    @Override
    public double size() {
      return total;
    }

    @Override
    public Optional<Double> bad() {
      return Optional.of(wrong);
    }

    /** Two counters that are read one after the other may be apart by what came in between. */
    @Override
    public Optional<Counts> counts() {
      return Optional.of(new Counts(Math.min(wrong, total), total));
    }

    /** What was not bad. */
    Counts rest() {
      return new Counts(total - wrong, total);
    }

    /** Two counters that are read one after the other may be apart by what came in between. */
    @Override
    public Optional<Double> measure(double q) {
      return total < 1 ? Optional.empty() : Optional.of(Math.min(1, wrong / total));
    }

    @Override
    public Mass plus(Mass other) {
      return other instanceof Counts(double moreWrong, double more)
          ? new Counts(wrong + moreWrong, total + more)
          : this;
    }
  }

  /** Single values. */
  record Values(List<Double> all) implements Mass {
    public Values {
      all = List.copyOf(all);
    }

    @Override
    public double size() {
      return all.size();
    }

    @Override
    public Optional<Counts> above(double bound) {
      return Optional.of(new Counts(all.stream().filter(each -> each > bound).count(), all.size()));
    }

    /** By the nearest rank. */
    @Override
    public Optional<Double> measure(double q) {
      if (all.isEmpty()) {
        return Optional.empty();
      }
      var sorted = new ArrayList<>(all);
      Collections.sort(sorted);
      return Optional.of(sorted.get((int) Math.ceil(q * sorted.size()) - 1));
    }

    @Override
    public Mass plus(Mass other) {
      if (!(other instanceof Values(List<Double> more))) {
        return this;
      }
      var both = new ArrayList<>(all);
      both.addAll(more);
      return new Values(both);
    }
  }

  /** How many were at most so much, for each upper bound; the last one is infinity. */
  record Buckets(Map<Double, Double> upTo) implements Mass {
    public Buckets {
      upTo = Collections.unmodifiableMap(new TreeMap<>(upTo));
    }

    @Override
    public double size() {
      return upTo.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }

    /** Of the bucket that the bound lies in, evenly spread as well. */
    @Override
    public Optional<Counts> above(double bound) {
      var lower = 0.0;
      var before = 0.0;
      for (var each : upTo.entrySet()) {
        var upper = each.getKey();
        if (bound <= upper) {
          var inside = upper.isInfinite() ? 0 : (bound - lower) / (upper - lower);
          var below = before + inside * (each.getValue() - before);
          return Optional.of(new Counts(size() - below, size()));
        }
        lower = upper;
        before = each.getValue();
      }
      return Optional.empty();
    }

    /** Evenly spread within a bucket, and at most the largest finite bound, as PromQL has it. */
    @Override
    public Optional<Double> measure(double q) {
      var rank = q * size();
      var lower = 0.0;
      var before = 0.0;
      for (var each : upTo.entrySet()) {
        if (each.getValue() >= rank && size() >= 1) {
          var upper = each.getKey();
          var inside = each.getValue() - before;
          return Optional.of(
              upper.isInfinite() || inside <= 0
                  ? lower
                  : lower + (upper - lower) * (rank - before) / inside);
        }
        lower = each.getKey();
        before = each.getValue();
      }
      return Optional.empty();
    }

    @Override
    public Mass plus(Mass other) {
      if (!(other instanceof Buckets(Map<Double, Double> more))) {
        return this;
      }
      var both = new TreeMap<>(upTo);
      more.forEach((bound, count) -> both.merge(bound, count, Double::sum));
      return new Buckets(both);
    }
  }
}
