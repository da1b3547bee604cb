package dev.ripcord.rule;

import java.util.Optional;
import java.util.stream.Stream;

/** How a number is compared; {@code > 3} is the fourth. */
public enum Comparison {
  ABOVE(">"),
  AT_LEAST(">="),
  BELOW("<"),
  AT_MOST("<="),
  EQUAL("=="),
  NOT_EQUAL("!=");

  public final String sign;

  Comparison(String sign) {
    this.sign = sign;
  }

  static Optional<Comparison> of(String sign) {
    return Stream.of(values()).filter(each -> each.sign.equals(sign)).findFirst();
  }

  boolean holds(double number, double bound) {
    return switch (this) {
      case ABOVE -> number > bound;
      case AT_LEAST -> number >= bound;
      case BELOW -> number < bound;
      case AT_MOST -> number <= bound;
      case EQUAL -> number == bound;
      case NOT_EQUAL -> number != bound;
    };
  }

  /** The bound that a number has to be back behind: a tenth of it closer to what is good. */
  double clearing(double bound) {
    return switch (this) {
      case ABOVE, AT_LEAST -> bound - Math.abs(bound) / 10;
      case BELOW, AT_MOST -> bound + Math.abs(bound) / 10;
      case EQUAL, NOT_EQUAL -> bound;
    };
  }
}
