package dev.ripcord.notify;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How many looks there were, and how many of them were good. */
public record Looks(long all, long good) {
  /** Nobody counted. */
  public static final Looks NONE = new Looks(0, 0);

  /** {@code 2880 looks, 99.97 % good}; never 100 % when one was not. */
  String text() {
    if (all == 0) {
      return "no looks were counted";
    }
    var share =
        BigDecimal.valueOf(good)
            .multiply(BigDecimal.valueOf(100))
            .divide(BigDecimal.valueOf(all), 2, RoundingMode.DOWN);
    return all + " looks, " + share.stripTrailingZeros().toPlainString() + " % good";
  }
}
