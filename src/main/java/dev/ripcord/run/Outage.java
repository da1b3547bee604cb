package dev.ripcord.run;

import dev.ripcord.check.Finding.State;
import dev.ripcord.check.Round;
import java.time.Duration;

/**
 * How long a service was down, as far as it was seen; pure.
 *
 * <p>The time between two looks counts as what the earlier one saw, so the error is at most one
 * interval at each change.
 *
 * @param at the steady clock at the last look
 * @param now the outage that lasts at the last look
 */
record Outage(
    int looks,
    State state,
    long at,
    Duration down,
    Duration now,
    Duration longest,
    Duration blind) {

  /** Before any look. */
  static Outage from(long at) {
    var none = Duration.ZERO;
    return new Outage(0, State.GOOD, at, none, none, none, none);
  }

  /** What was seen at this time; empty at the end, when nothing more is looked at. */
  Outage after(State seen, long time) {
    var passed = Duration.ofNanos(time - at);
    var bad = looks > 0 && state == State.BAD;
    var whole = bad ? now.plus(passed) : Duration.ZERO;
    return new Outage(
        looks + 1,
        seen,
        time,
        bad ? down.plus(passed) : down,
        whole,
        whole.compareTo(longest) > 0 ? whole : longest,
        looks > 0 && state == State.UNKNOWN ? blind.plus(passed) : blind);
  }

  /** As it is when the run ends. */
  Outage ended(long time) {
    var end = after(state, time);
    return new Outage(looks, state, time, end.down, end.now, end.longest, end.blind);
  }

  /** Not down while one host answers as it should; unknown while that may be so. */
  static State of(Round round) {
    var states = round.seen().stream().map(each -> each.finding().state()).toList();
    if (states.contains(State.GOOD)) {
      return State.GOOD;
    }
    return states.contains(State.UNKNOWN) ? State.UNKNOWN : State.BAD;
  }
}
