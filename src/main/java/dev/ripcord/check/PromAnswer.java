package dev.ripcord.check;

import dev.ripcord.probe.Origin;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What Prometheus answered to an instant query; pure. */
sealed interface PromAnswer {

  /** One number. */
  record One(double value) implements PromAnswer {}

  /** A histogram: how many were at most so much, by its bound. */
  record Buckets(SortedMap<String, Double> counts) implements PromAnswer {}

  /** Nothing to go on. */
  record Nothing(String why) implements PromAnswer {
    Finding finding() {
      return Finding.unknown(why).from(Origin.LOCAL);
    }
  }

  /** Reads an answer that has to be one number. */
  static PromAnswer number(Object json) {
    var result = at(json, "$.data.result").orElse("");
    var type = at(json, "$.data.resultType").orElse("");
    if (type.equals("scalar")) {
      return value(result).<PromAnswer>map(One::new).orElseGet(() -> strange(json));
    }
    if (!type.equals("vector") || !(result instanceof List<?> series)) {
      return strange(json);
    }
    return switch (series.size()) {
      case 0 -> new Nothing("the query has no result: nothing to count, or nobody counts it");
      case 1 ->
          at(series.getFirst(), "$.value")
              .flatMap(PromAnswer::value)
              .<PromAnswer>map(One::new)
              .orElseGet(() -> strange(json));
      default ->
          new Nothing(
              "the query gives "
                  + series.size()
                  + " series, and one number is needed: put sum(...) or max(...) around it");
    };
  }

  /** Reads the buckets of one histogram, by their label {@code le}. */
  static PromAnswer buckets(Object json) {
    if (!(at(json, "$.data.result").orElse("") instanceof List<?> series) || series.isEmpty()) {
      return at(json, "$.status").filter("success"::equals).isPresent()
          ? new Nothing("the query has no result: nothing to count, or nobody counts it")
          : strange(json);
    }
    var counts = new TreeMap<String, Double>();
    for (var each : series) {
      var bound = at(each, "$.metric.le").map(Object::toString);
      var count = at(each, "$.value").flatMap(PromAnswer::value);
      if (bound.isEmpty() || count.isEmpty()) {
        return new Nothing("a series has no 'le': the query has to be sum by (le) (..._bucket)");
      }
      if (counts.put("le=" + plain(bound.get()), count.get()) != null) {
        return new Nothing("the query gives several histograms: put sum by (le) (...) around it");
      }
    }
    return counts.containsKey("le=+Inf")
        ? new Buckets(counts)
        : new Nothing("the query has no bucket '+Inf', so what is above the last is not known");
  }

  /** Programs write one bound in several ways: 1, 1.0, 1e+00. */
  private static String plain(String bound) {
    return bound.matches("[\\d.]{1,30}(?:e[+-]?\\d{1,3})?")
        ? new java.math.BigDecimal(bound).stripTrailingZeros().toPlainString()
        : bound;
  }

  private static Optional<Object> at(Object json, String path) {
    return JsonPath.parse(path).in(json);
  }

  /** {@code [ 1763848800.1, "0.5" ]}. */
  private static Optional<Double> value(Object pair) {
    return pair instanceof List<?> list && list.size() == 2 && list.get(1) instanceof String text
        ? Optional.of(parsed(text))
        : Optional.empty();
  }

  private static double parsed(String text) {
    return switch (text) {
      case "+Inf" -> Double.POSITIVE_INFINITY;
      case "-Inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(text);
    };
  }

  private static Nothing strange(Object json) {
    var said = at(json, "$.error").map(each -> ": " + JsonValue.text(each)).orElse("");
    return new Nothing(Texts.line("the answer is not that of an instant query" + said));
  }

  /** The numbers for a rule; what is not finite is no number. */
  static Map<String, Double> finite(Map<String, Double> numbers) {
    var finite = new TreeMap<>(numbers);
    finite.values().removeIf(each -> !Double.isFinite(each));
    return finite;
  }
}
