package dev.ripcord.rule;

import java.util.List;
import java.util.Optional;

/** Whether something is worse than before, beyond what chance makes of it. */
final class Noise {
  private static final double Z_95 = 1.96;
  private static final double Z_99 = 2.326;
  private static final double SHIFT = 1.2;
  private static final double TIMES = 2;

  private Noise() {}

  /**
   * Whether a ratio is: more than twice the old one, and the lower bound of the new one above the
   * upper bound of the old one (Wilson 1927, 95 %).
   */
  static boolean ratioIsWorse(double bad, double all, double badBefore, double allBefore) {
    if (all < 1 || allBefore < 1) {
      return false;
    }
    return bad / all > TIMES * (badBefore / allBefore)
        && wilson(bad, all, -1) > wilson(badBefore, allBefore, 1);
  }

  private static double wilson(double bad, double all, int side) {
    var share = bad / all;
    var z2 = Z_95 * Z_95;
    var center = share + z2 / (2 * all);
    var spread = Z_95 * Math.sqrt(share * (1 - share) / all + z2 / (4 * all * all));
    return (center + side * spread) / (1 + z2 / all);
  }

  /**
   * Whether durations are: the median more than a fifth above the old one, and by ranks (Mann and
   * Whitney 1947, normal approximation without ties, one-sided, p below 0.01).
   */
  static boolean isSlower(List<Double> now, List<Double> before) {
    if (now.isEmpty() || before.isEmpty()) {
      return false;
    }
    var mean = now.size() * (double) before.size() / 2;
    var deviation =
        Math.sqrt(now.size() * (double) before.size() * (now.size() + before.size() + 1) / 12);
    return median(now).orElseThrow() > SHIFT * median(before).orElseThrow()
        && (wins(now, before) - mean) / deviation > Z_99;
  }

  /** How often one of now is above one of before; equal ones count half. */
  private static double wins(List<Double> now, List<Double> before) {
    return now.stream()
        .flatMap(
            each -> before.stream().map(old -> each > old ? 1.0 : each.equals(old) ? 0.5 : 0.0))
        .mapToDouble(Double::doubleValue)
        .sum();
  }

  /** The one that people are told: of an even count the lower one of the two in the middle. */
  static Optional<Double> median(List<Double> all) {
    return new Mass.Values(all).measure(Mass.MEDIAN);
  }
}
