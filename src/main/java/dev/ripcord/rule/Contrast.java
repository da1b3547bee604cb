package dev.ripcord.rule;

import java.util.List;
import java.util.Optional;

/**
 * How what is measured now compares with what was measured before the deployment.
 *
 * @param worse whether it is worse, beyond what chance makes of it
 * @param said both in figures, for people
 */
public record Contrast(boolean worse, String said) {
  /** So many single numbers tell three that are all above them from chance. */
  private static final int LEAST = 10;

  /**
   * Of a ratio, or of a quantile: there it is the share that is beyond the bound, as a median does
   * not move when one request in ten has become slow.
   *
   * @param least how much had to be measured before; with less nothing is said
   */
  static Optional<Contrast> of(SlotJudge judge, Mass now, int least) {
    return judge
        .before()
        .filter(each -> each.mass().size() >= least)
        .flatMap(before ->
            judge
                .beyond(before.mass())
                .flatMap(old -> judge.beyond(now).map(each -> of(each, old))));
  }

  private static Contrast of(Mass.Counts now, Mass.Counts before) {
    return new Contrast(
        Noise.ratioIsWorse(now.wrong(), now.total(), before.wrong(), before.total()),
        share(now) + " now, " + share(before) + " before");
  }

  private static String share(Mass.Counts counts) {
    var percent = counts.total() < 1 ? 0 : 100 * counts.wrong() / counts.total();
    return Figure.of(percent) + " % of " + Figure.of(Math.floor(counts.total()));
  }

  /** Of how long something takes. */
  static Optional<Contrast> of(List<Double> now, Baseline before) {
    return before.mass() instanceof Mass.Values(List<Double> old) && old.size() >= LEAST
        ? Optional.of(
            new Contrast(
                Noise.isSlower(now, old),
                "median " + median(now) + " now, " + median(old) + " before"))
        : Optional.empty();
  }

  private static String median(List<Double> all) {
    return Noise.median(all).map(Figure::of).orElse("nothing");
  }
}
