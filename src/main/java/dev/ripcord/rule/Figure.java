package dev.ripcord.rule;

import java.math.BigDecimal;
import java.math.MathContext;

/** A number as people read it; what others measure may be no finite one. */
final class Figure {
  private static final MathContext DIGITS = new MathContext(3);

  private Figure() {}

  static String of(double number) {
    if (Double.isNaN(number)) {
      return "no number";
    }
    if (Double.isInfinite(number)) {
      return number > 0 ? "infinity" : "-infinity";
    }
    return BigDecimal.valueOf(number).round(DIGITS).stripTrailingZeros().toPlainString();
  }
}
