package dev.ripcord.decide.guard;

import dev.ripcord.rule.Sample;
import dev.ripcord.rule.Sample.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a probe says now.
 *
 * @param since when the state began
 * @param goodBefore whether this state was not bad already when the newest deployment began
 * @param bad since when it was bad the last time before that; empty where it never was
 * @param told when it was looked at last and told something
 */
record Standing(
    State state, Instant since, boolean goodBefore, Optional<Instant> bad, Instant told) {
  static Standing of(Sample sample) {
    return new Standing(sample.state(), sample.at(), true, Optional.empty(), sample.at());
  }

  /** A look that tells nothing leaves what is known of it. */
  Standing after(Sample sample) {
    if (sample.state() == State.UNKNOWN) {
      return this;
    }
    if (sample.state() == state) {
      return new Standing(state, since, goodBefore, bad, sample.at());
    }
    var before = state == State.BAD ? Optional.of(since) : bad;
    return new Standing(sample.state(), sample.at(), true, before, sample.at());
  }

  Standing deployed() {
    return new Standing(state, since, state != State.BAD, bad, told);
  }

  /** Whether it told something since then; what it was before says nothing of what began then. */
  boolean hasToldSince(Instant then) {
    return !told.isBefore(then);
  }

  /** Whether it is good, and was so for a while if it ever was bad. */
  boolean isGoodFor(Duration length, Instant now) {
    return state == State.GOOD && (bad.isEmpty() || !now.isBefore(since.plus(length)));
  }

  /**
   * As something that the service needs: bad, or good again for so short a time that what leans on
   * it may not be back yet.
   */
  Optional<Facts.Dependency> dependency(String name, Instant now, Duration settle) {
    if (state == State.BAD) {
      return Optional.of(new Facts.Dependency(name, since, goodBefore, Optional.empty()));
    }
    return bad.filter(_ -> now.isBefore(since.plus(settle)))
        .map(each -> new Facts.Dependency(name, each, true, Optional.of(since)));
  }
}
