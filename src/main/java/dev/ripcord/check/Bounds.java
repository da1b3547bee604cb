package dev.ripcord.check;

import dev.ripcord.catalog.Field;
import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import dev.ripcord.catalog.Values;
import dev.ripcord.probe.Origin;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** Between which numbers a value is good; without any it always is, and a rule judges it. */
record Bounds(Optional<Double> above, Optional<Double> below) {
  static final Field<Optional<Double>> ABOVE =
      Field.optional(
          "above", number(), "the value is good when it is above this, such as 0 or 10%");
  static final Field<Optional<Double>> BELOW =
      Field.optional(
          "below", number(), "the value is good when it is below this, such as 5 or 10%");

  static Bounds from(Values values) {
    return new Bounds(values.get(ABOVE), values.get(BELOW));
  }

  private static Shape<Double> number() {
    return Shapes.text("a number such as 0.5 or 10%", "-?\\d{1,15}(?:\\.\\d{1,15})?%?")
        .map(text ->
            text.endsWith("%")
                ? Double.parseDouble(text.substring(0, text.length() - 1)) / 100
                : Double.parseDouble(text));
  }

  /** Pure; what is no number, such as a ratio of nothing to nothing, says nothing. */
  Finding judge(double value) {
    if (!Double.isFinite(value)) {
      return Finding.unknown("it is " + value + ", which says nothing").from(Origin.LOCAL);
    }
    var low = above.filter(each -> value <= each).map(each -> "not above " + text(each));
    var high = below.filter(each -> value >= each).map(each -> "not below " + text(each));
    var finding =
        low.or(() -> high)
            .map(each -> Finding.bad("it is " + text(value) + ", " + each).from(Origin.ANSWER))
            .orElseGet(() -> Finding.good("it is " + text(value)));
    return finding.measured(Map.of("value", value));
  }

  private static String text(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}
