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
 * @param fresh no decision before that: after a time without looks everything is looked at again
 */
record ObservedClock(
    Tracker inside, Terms terms, Spell spell, Optional<Instant> fresh, Optional<Instant> seen)
    implements ClockTracker {

  static ObservedClock of(Tracker inside, Terms terms) {
    return new ObservedClock(inside, terms, Spell.NONE, Optional.empty(), Optional.empty());
  }

  /**
   * What it takes.
   *
   * @param every the longest interval of its probes
   * @param needed bad looks that it takes
   */
  record Terms(
      Set<String> probes, Duration length, Duration every, int needed, Duration clearAfter) {
    /** How many times its length it waits for looks that tell something. */
    private static final int PATIENCE = 3;

    private static final Duration LEAST_PATIENCE = Duration.ofMinutes(1);

    Terms {
      probes = Set.copyOf(probes);
    }

    private Duration longest() {
      return every.plus(every);
    }

    private Duration patience() {
      var usual = length.multipliedBy(PATIENCE);
      return usual.compareTo(LEAST_PATIENCE) < 0 ? LEAST_PATIENCE : usual;
    }
  }

  /**
   * How far it is.
   *
   * @param timer while it is so
   * @param good since when it is seen good again, while it is tripped
   */
  record Spell(Optional<Timer> timer, boolean tripped, Optional<Instant> good) {
    static final Spell NONE = new Spell(Optional.empty(), false, Optional.empty());

    static Spell counting(Timer timer) {
      return new Spell(Optional.of(timer), false, Optional.empty());
    }

    Spell trip() {
      return new Spell(timer, true, Optional.empty());
    }

    Spell recovering(Optional<Instant> since) {
      return new Spell(timer, true, since);
    }
  }

  @Override
  public ClockTracker after(Sample sample) {
    if (!terms.probes.contains(sample.probe())) {
      return this;
    }
    var next = with(inside.after(sample), sample.at());
    var truth = next.inside.at(sample.at());
    return spell.tripped ? next.whileTripped(sample.at(), truth) : next.whileOk(sample.at(), truth);
  }

  private ObservedClock whileOk(Instant at, Truth truth) {
    if (spell.timer.isEmpty()) {
      return truth == Truth.YES ? with(Spell.counting(Timer.begin(at))).decided(at) : this;
    }
    if (truth == Truth.NO) {
      return with(Spell.NONE);
    }
    var counted = spell.timer.get().after(at, truth, terms.longest());
    if (counted.lost().compareTo(terms.patience()) > 0) {
      return with(Spell.NONE);
    }
    var after = with(Spell.counting(counted));
    return truth == Truth.YES ? after.decided(at) : after;
  }

  private ObservedClock decided(Instant at) {
    return missing(at).isEmpty() ? with(spell.trip()) : this;
  }

  /** What it lacks to trip; empty when it lacks nothing. */
  private Optional<String> missing(Instant at) {
    var counted = counting();
    if (counted.observed().compareTo(terms.length) < 0) {
      return Optional.of("");
    }
    if (fresh.filter(at::isBefore).isPresent()) {
      return Optional.of("nobody looked for a while, so everything is looked at anew first");
    }
    if (counted.bad() < terms.needed) {
      return Optional.of(
          "only " + counted.bad() + " of the " + terms.needed + " bad looks it takes");
    }
    return counted.isCovered()
        ? Optional.empty()
        : Optional.of(counted.open() + " looks told nothing, beside " + counted.known());
  }

  private ObservedClock whileTripped(Instant at, Truth truth) {
    return switch (truth) {
      case YES -> with(spell.recovering(Optional.empty()));
      case OPEN -> this;
      case NO -> {
        var from = spell.good.orElse(at);
        var over = !at.isBefore(from.plus(terms.clearAfter)) && seenSince(from, at);
        yield with(over ? Spell.NONE : spell.recovering(Optional.of(from)));
      }
    };
  }

  /** Recovery is by evidence too: at least two good looks, unless no time is asked for. */
  private boolean seenSince(Instant from, Instant at) {
    return terms.clearAfter.isZero() || at.isAfter(from);
  }

  @Override
  public Truth at(Instant now) {
    if (spell.tripped) {
      return Truth.YES;
    }
    return inside.at(now) == Truth.OPEN ? Truth.OPEN : Truth.NO;
  }

  @Override
  public Verdict verdict(Instant now) {
    if (spell.tripped) {
      return Verdict.since(Kind.TRIPPED, counting().since(), inside.at(now) == Truth.YES, said());
    }
    var open = inside.at(now) == Truth.OPEN;
    if (spell.timer.isEmpty()) {
      return open
          ? Verdict.of(Kind.UNKNOWN, "nothing new enough was seen")
          : Verdict.of(Kind.OK, "not so");
    }
    var since = counting().since();
    var lacks = missing(seen.orElse(now)).orElse("");
    if (open) {
      return Verdict.since(Kind.UNKNOWN, since, false, said() + "; cannot be told now");
    }
    return lacks.isEmpty()
        ? Verdict.since(Kind.PENDING, since, true, said())
        : Verdict.since(Kind.INSUFFICIENT, since, true, said() + "; " + lacks);
  }

  private String said() {
    var counted = counting();
    var looks = counted.bad() + (counted.bad() == 1 ? " bad look" : " bad looks");
    var time =
        terms.length.isZero()
            ? looks
            : Durations.format(whole(counted.observed())) + " of " + Durations.format(terms.length);
    var lost = whole(counted.lost());
    return time
        + (terms.length.isZero() ? "" : ", " + looks)
        + (lost.isZero() ? "" : ", " + Durations.format(lost) + " without an answer");
  }

  private static Duration whole(Duration length) {
    return Duration.ofSeconds(length.toSeconds());
  }

  private Timer counting() {
    return spell.timer.orElseThrow();
  }

  private ObservedClock with(Tracker next, Instant at) {
    var gap = seen.filter(each -> at.isAfter(each.plus(terms.longest()))).isPresent();
    var anew = gap ? Optional.of(at.plus(terms.every)) : fresh;
    return new ObservedClock(next, terms, spell, anew, Optional.of(at));
  }

  private ObservedClock with(Spell next) {
    return new ObservedClock(inside, terms, next, fresh, seen);
  }
}
