package dev.ripcord.rule;

import dev.ripcord.clock.Durations;
import dev.ripcord.rule.Verdict.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Whether something has been so for a time, by what was observed (no evidence is not bad evidence):
 * a look that tells nothing and a time without looks stop the clock, a good look ends it.
 *
 * @param every the longest interval of its probes
 * @param needed bad looks that it takes
 * @param timer while it is so
 * @param good since when it is seen good again, while it is tripped
 * @param fresh no decision before that: after a time without looks everything is looked at again
 */
record ObservedClock(
    Tracker inside,
    Set<String> probes,
    Duration length,
    Duration every,
    int needed,
    Duration clearAfter,
    Optional<Timer> timer,
    boolean tripped,
    Optional<Instant> good,
    Optional<Instant> fresh,
    Optional<Instant> seen)
    implements ClockTracker {
  /** How many times its length it waits for looks that tell something. */
  private static final int PATIENCE = 3;

  private static final Duration LEAST_PATIENCE = Duration.ofMinutes(1);

  ObservedClock {
    probes = Set.copyOf(probes);
  }

  @Override
  public ClockTracker after(Sample sample) {
    if (!probes.contains(sample.probe())) {
      return this;
    }
    var next = with(inside.after(sample), sample.at());
    var truth = next.inside.at(sample.at());
    return tripped ? next.whileTripped(sample.at(), truth) : next.whileOk(sample.at(), truth);
  }

  private ObservedClock whileOk(Instant at, Truth truth) {
    if (timer.isEmpty()) {
      return truth == Truth.YES ? with(Optional.of(Timer.begin(at))).decided(at) : this;
    }
    if (truth == Truth.NO) {
      return with(Optional.empty());
    }
    var counted = timer.get().after(at, truth, longest());
    if (counted.lost().compareTo(patience()) > 0) {
      return with(Optional.empty());
    }
    var after = with(Optional.of(counted));
    return truth == Truth.YES ? after.decided(at) : after;
  }

  private ObservedClock decided(Instant at) {
    return missing(at).isEmpty() ? trip() : this;
  }

  /** What it lacks to trip; empty when it lacks nothing. */
  private Optional<String> missing(Instant at) {
    var counted = timer.orElseThrow();
    if (counted.observed().compareTo(length) < 0) {
      return Optional.of("");
    }
    if (fresh.filter(at::isBefore).isPresent()) {
      return Optional.of("nobody looked for a while, so everything is looked at anew first");
    }
    if (counted.bad() < needed) {
      return Optional.of("only " + counted.bad() + " of the " + needed + " bad looks it takes");
    }
    return counted.isCovered()
        ? Optional.empty()
        : Optional.of(counted.open() + " looks told nothing, beside " + counted.known());
  }

  private ObservedClock whileTripped(Instant at, Truth truth) {
    return switch (truth) {
      case YES -> recovering(Optional.empty());
      case OPEN -> this;
      case NO -> {
        var from = good.orElse(at);
        var over = !at.isBefore(from.plus(clearAfter)) && seenSince(from, at);
        yield over ? cleared() : recovering(Optional.of(from));
      }
    };
  }

  /** Recovery is by evidence too: at least two good looks, unless no time is asked for. */
  private boolean seenSince(Instant from, Instant at) {
    return clearAfter.isZero() || at.isAfter(from);
  }

  private Duration longest() {
    return every.plus(every);
  }

  private Duration patience() {
    var usual = length.multipliedBy(PATIENCE);
    return usual.compareTo(LEAST_PATIENCE) < 0 ? LEAST_PATIENCE : usual;
  }

  @Override
  public Truth at(Instant now) {
    if (tripped) {
      return Truth.YES;
    }
    return inside.at(now) == Truth.OPEN ? Truth.OPEN : Truth.NO;
  }

  @Override
  public Verdict verdict(Instant now) {
    if (tripped) {
      return Verdict.since(
          Kind.TRIPPED, timer.orElseThrow().since(), inside.at(now) == Truth.YES, said());
    }
    var open = inside.at(now) == Truth.OPEN;
    if (timer.isEmpty()) {
      return open
          ? Verdict.of(Kind.UNKNOWN, "nothing new enough was seen")
          : Verdict.of(Kind.OK, "not so");
    }
    var since = timer.get().since();
    var lacks = missing(seen.orElse(now)).orElse("");
    if (open) {
      return Verdict.since(Kind.UNKNOWN, since, false, said() + "; cannot be told now");
    }
    return lacks.isEmpty()
        ? Verdict.since(Kind.PENDING, since, true, said())
        : Verdict.since(Kind.INSUFFICIENT, since, true, said() + "; " + lacks);
  }

  private String said() {
    var counted = timer.orElseThrow();
    var looks = counted.bad() + (counted.bad() == 1 ? " bad look" : " bad looks");
    var time =
        length.isZero()
            ? looks
            : Durations.format(whole(counted.observed())) + " of " + Durations.format(length);
    var lost = whole(counted.lost());
    return time
        + (length.isZero() ? "" : ", " + looks)
        + (lost.isZero() ? "" : ", " + Durations.format(lost) + " without an answer");
  }

  private static Duration whole(Duration length) {
    return Duration.ofSeconds(length.toSeconds());
  }

  private ObservedClock with(Tracker next, Instant at) {
    var gap = seen.filter(each -> at.isAfter(each.plus(longest()))).isPresent();
    return new ObservedClock(
        next,
        probes,
        length,
        every,
        needed,
        clearAfter,
        timer,
        tripped,
        good,
        gap ? Optional.of(at.plus(every)) : fresh,
        Optional.of(at));
  }

  private ObservedClock with(Optional<Timer> next) {
    return new ObservedClock(
        inside, probes, length, every, needed, clearAfter, next, tripped, good, fresh, seen);
  }

  private ObservedClock trip() {
    return new ObservedClock(
        inside,
        probes,
        length,
        every,
        needed,
        clearAfter,
        timer,
        true,
        Optional.empty(),
        fresh,
        seen);
  }

  private ObservedClock recovering(Optional<Instant> since) {
    return new ObservedClock(
        inside, probes, length, every, needed, clearAfter, timer, true, since, fresh, seen);
  }

  private ObservedClock cleared() {
    return new ObservedClock(
        inside,
        probes,
        length,
        every,
        needed,
        clearAfter,
        Optional.empty(),
        false,
        Optional.empty(),
        fresh,
        seen);
  }
}
