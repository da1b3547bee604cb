package dev.ripcord.rule;

import dev.ripcord.clock.Durations;
import dev.ripcord.rule.Slots.Slot;
import dev.ripcord.rule.Verdict.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether a ratio or a quantile has been beyond its bound for a time, slot by slot. It trips only
 * while the newest slot is bad, so never after the event is over, and only when what was measured
 * over the whole time is beyond the bound, and enough of it.
 *
 * @param good slots seen good again since it tripped
 * @param burning whether the newest whole slot was bad
 */
record SlotClock(
    SlotJudge judge,
    Duration length,
    Demand demand,
    Slots slots,
    Optional<Streak> streak,
    boolean tripped,
    int good,
    boolean burning,
    Optional<Instant> seen)
    implements ClockTracker {
  private static final int FORGIVEN = 1;
  private static final int PATIENCE = 3;
  private static final int LEAST_LOST = 2;
  private static final Duration COMPARED = Duration.ofMinutes(30);

  @Override
  public ClockTracker after(Sample sample) {
    if (!judge.concerns(sample)) {
      return this;
    }
    var next = with(slots.after(sample), measured(sample));
    return next.slots.closed().map(next::closed).orElse(next);
  }

  /** A look that tells nothing is none: without it nobody knows how it is now. */
  private Optional<Instant> measured(Sample sample) {
    return sample.state() == Sample.State.UNKNOWN ? seen : Optional.of(sample.at());
  }

  private SlotClock closed(Slot slot) {
    var truth = judge.of(slot.mass());
    var next = newest(truth == Truth.YES);
    return tripped ? next.whileTripped(slot) : next.whileOk(slot, truth);
  }

  private SlotClock whileOk(Slot slot, Truth truth) {
    if (streak.isEmpty()) {
      return truth == Truth.YES ? with(Optional.of(Streak.begin(slot))).decided() : this;
    }
    var grown = streak.get().after(slot, truth, slots.length());
    if (grown.forgiven() > FORGIVEN || isLost(grown)) {
      return with(Optional.empty());
    }
    var next = with(Optional.of(grown));
    return truth == Truth.YES ? next.decided() : next;
  }

  private boolean isLost(Streak grown) {
    var most = PATIENCE * length.toMillis() / slots.length().toMillis();
    return grown.lost() > Math.max(LEAST_LOST, most);
  }

  private SlotClock decided() {
    return missing().isEmpty() ? with(true, 0) : this;
  }

  /** What it lacks to trip: empty when nothing, an empty text when only time. */
  private Optional<String> missing() {
    var whole = streak.orElseThrow();
    if (whole.observed().compareTo(length) < 0) {
      return Optional.of("");
    }
    if (judge.of(whole.mass()) != Truth.YES) {
      return Optional.of("it is not beyond the bound over the whole time");
    }
    var needed = demand.measured(judge.signal(), judge.bound().orElse(0.0));
    if (whole.mass().size() < needed) {
      return Optional.of(
          "only " + Figure.of(whole.mass().size()) + " of the " + needed + " it takes");
    }
    var bad = whole.mass().bad().filter(each -> each < demand.badThings());
    if (bad.isPresent()) {
      return Optional.of("only " + Figure.of(bad.get()) + " bad of the " + demand.badThings());
    }
    return whole.isCovered() ? Optional.empty() : Optional.of("too much of the time was not seen");
  }

  private SlotClock whileTripped(Slot slot) {
    return switch (judge.unclear(slot.mass())) {
      case YES -> grown(slot).with(true, 0);
      case OPEN -> this;
      case NO -> {
        var needed = demand.clearAfter(length).dividedBy(slots.length());
        yield good + 1 >= Math.max(1, needed)
            ? with(Optional.<Streak>empty()).with(false, 0)
            : with(true, good + 1);
      }
    };
  }

  /** For as long as was looked at before a deployment, so that both can be compared. */
  private SlotClock grown(Slot slot) {
    return streak
        .filter(each -> each.observed().compareTo(COMPARED) < 0)
        .map(each -> with(Optional.of(each.after(slot, Truth.YES, slots.length()))))
        .orElse(this);
  }

  @Override
  public Optional<Contrast> contrast() {
    return streak.flatMap(each ->
        Contrast.of(
            judge, each.mass(), demand.measured(judge.signal(), judge.bound().orElse(0.0))));
  }

  @Override
  public Truth at(Instant now) {
    if (tripped) {
      return Truth.YES;
    }
    return isStale(now) ? Truth.OPEN : Truth.NO;
  }

  private boolean isStale(Instant now) {
    return seen.filter(each -> StateTracker.isFresh(each, slots.length(), now)).isEmpty();
  }

  @Override
  public Verdict verdict(Instant now) {
    if (tripped) {
      return Verdict.since(
          Kind.TRIPPED, streak.orElseThrow().since(), burning && !isStale(now), said());
    }
    if (isStale(now)) {
      return Verdict.of(Kind.UNKNOWN, "nothing new enough was measured");
    }
    if (streak.isEmpty()) {
      return Verdict.of(Kind.OK, "not so");
    }
    var lacks = missing().orElse("");
    return lacks.isEmpty()
        ? Verdict.since(Kind.PENDING, streak.get().since(), burning, said())
        : Verdict.since(Kind.INSUFFICIENT, streak.get().since(), burning, said() + "; " + lacks);
  }

  private String said() {
    var whole = streak.orElseThrow();
    var measured = judge.measure(whole.mass()).map(Figure::of).orElse("nothing");
    var evidence =
        whole.mass().bad().map(each -> Figure.of(each) + " of ").orElse("")
            + Figure.of(whole.mass().size());
    return measured
        + " ("
        + evidence
        + " measured) for "
        + Durations.format(whole.observed())
        + " of "
        + Durations.format(length);
  }

  private SlotClock with(Slots next, Optional<Instant> at) {
    return new SlotClock(judge, length, demand, next, streak, tripped, good, burning, at);
  }

  private SlotClock with(Optional<Streak> next) {
    return new SlotClock(judge, length, demand, slots, next, tripped, good, burning, seen);
  }

  private SlotClock with(boolean now, int goodSlots) {
    return new SlotClock(judge, length, demand, slots, streak, now, goodSlots, burning, seen);
  }

  private SlotClock newest(boolean bad) {
    return new SlotClock(judge, length, demand, slots, streak, tripped, good, bad, seen);
  }
}
