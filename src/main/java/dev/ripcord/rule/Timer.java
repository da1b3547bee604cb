package dev.ripcord.rule;

import java.time.Duration;
import java.time.Instant;

/**
 * Counts observed time only. An observation vouches for the time since the one before it, unless
 * that is longer than two intervals: then nobody looked, and the time is none.
 *
 * @param since the first bad observation
 * @param last the newest observation
 * @param observed time for which it was seen bad
 * @param lost time that counts as nothing: what was seen was no answer, or nobody looked
 * @param forgiven good time that was let pass
 * @param known observations that told something
 * @param open observations that told nothing
 */
record Timer(
    Instant since,
    Instant last,
    Duration observed,
    Duration lost,
    Duration forgiven,
    int bad,
    int known,
    int open) {
  private static final double COVERAGE = 0.8;

  static Timer begin(Instant at) {
    return new Timer(at, at, Duration.ZERO, Duration.ZERO, Duration.ZERO, 1, 1, 0);
  }

  Timer after(Instant at, Truth truth, Duration longest) {
    var passed = at.isBefore(last) ? Duration.ZERO : Duration.between(last, at);
    var gap = passed.compareTo(longest) > 0;
    var counts = truth == Truth.YES && !gap;
    var nothing = truth == Truth.OPEN || gap;
    return new Timer(
        since,
        at,
        counts ? observed.plus(passed) : observed,
        nothing ? lost.plus(passed) : lost,
        truth == Truth.NO && !gap ? forgiven.plus(passed) : forgiven,
        bad + (truth == Truth.YES ? 1 : 0),
        known + (truth == Truth.OPEN ? 0 : 1),
        open + (truth == Truth.OPEN ? 1 : 0));
  }

  /** Whether four of five looks told something. */
  boolean isCovered() {
    return known >= COVERAGE * (known + open);
  }

  boolean isGap(Instant at, Duration longest) {
    return at.isAfter(last.plus(longest));
  }
}
