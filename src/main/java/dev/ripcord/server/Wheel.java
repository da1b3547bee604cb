package dev.ripcord.server;

import dev.ripcord.catalog.Pace;
import dev.ripcord.rule.Sample.State;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.stream.Stream;

/**
 * Says which probe is to be looked at now. First looks are spread over the interval, so that a
 * start is no storm; suspects go before all others, so that a monitor that cannot keep up still
 * finds what is really bad. A probe is looked at once at a time: one that hangs delays no other.
 */
final class Wheel {
  private static final Comparator<Spoke> BY_TIME = Comparator.comparingLong(Spoke::due);

  private final PriorityQueue<Spoke> suspects = new PriorityQueue<>(BY_TIME);
  private final PriorityQueue<Spoke> others = new PriorityQueue<>(BY_TIME);

  /**
   * Puts a probe on.
   *
   * @param share where in the interval its first look is, from 0 to 1
   */
  synchronized void add(String service, String probe, Pace pace, double share, long now) {
    var due = now + (long) (pace.every().toNanos() * share);
    others.add(new Spoke(service, probe, pace, due));
  }

  /** The one that is due before all others; it is off the wheel until it was looked at. */
  synchronized Optional<Spoke> due(long now) {
    return Stream.of(suspects, others)
        .filter(each -> !each.isEmpty() && each.element().due() <= now)
        .findFirst()
        .map(PriorityQueue::remove);
  }

  /** Puts it back. */
  synchronized void looked(Spoke spoke, State state, long began) {
    spoke.looked(state, began);
    put(spoke);
  }

  /** The same for one of which nothing counts, as it came too late: it comes again soon. */
  synchronized void again(Spoke spoke, long began) {
    spoke.hurry(began);
    put(spoke);
  }

  private void put(Spoke spoke) {
    (spoke.isSuspect() ? suspects : others).add(spoke);
  }

  /** When the next one is due. */
  synchronized OptionalLong next() {
    return Stream.of(suspects, others)
        .filter(each -> !each.isEmpty())
        .mapToLong(each -> each.element().due())
        .min();
  }
}
