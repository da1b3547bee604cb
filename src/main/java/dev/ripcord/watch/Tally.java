package dev.ripcord.watch;

import dev.ripcord.check.Finding;
import dev.ripcord.journal.Event;
import java.util.Optional;

/**
 * What a watch has seen so far; pure.
 *
 * @param badInRow bad looks since the last good one; an unknown look neither counts nor clears
 */
record Tally(int looks, int good, int badInRow) {
  static final String NOBODY = "nobody watched to its end";
  static final Tally NONE = new Tally(0, 0, 0);

  Tally after(Optional<Finding> worst) {
    if (worst.isEmpty()) {
      return new Tally(looks + 1, good + 1, 0);
    }
    var bad = worst.get().state() == Finding.State.BAD ? badInRow + 1 : badInRow;
    return new Tally(looks + 1, good, bad);
  }

  /** Empty while it goes on; as many bad looks in a row as the proof needs good ones end it. */
  Optional<Event.Watched> end(
      int needed, boolean over, Optional<String> stopped, Optional<Finding> worst) {
    if (badInRow >= needed) {
      return Optional.of(
          new Event.Watched(false, true, worst.map(Finding::said).orElse("not good")));
    }
    if (stopped.isPresent()) {
      return Optional.of(
          new Event.Watched(false, false, "broken off (" + stopped.get() + "): " + seen()));
    }
    if (!over) {
      return Optional.empty();
    }
    return Optional.of(
        good * 2 > looks
            ? new Event.Watched(true, false, seen())
            : new Event.Watched(false, false, "too little was seen to certify it: " + seen()));
  }

  /** The same for a watch that nobody saw to its end; nothing is certified by that. */
  Optional<Event.Watched> late(int needed, Optional<Finding> worst) {
    if (badInRow >= needed || good > 0) {
      return Optional.of(
          new Event.Watched(
              false,
              good == 0,
              NOBODY + worst.map(each -> ", and now: " + each.said()).orElse("; it is good now")));
    }
    return looks < needed + needed
        ? Optional.empty()
        : Optional.of(new Event.Watched(false, false, NOBODY + "; how it is now cannot be seen"));
  }

  private String seen() {
    return good + " of " + looks + " looks were good";
  }
}
