package dev.ripcord.check;

import dev.ripcord.check.Finding.State;
import java.util.List;
import java.util.stream.Collectors;

/** One look at all checks. */
public record Round(List<Seen> seen) {
  public Round {
    seen = List.copyOf(seen);
  }

  /** Bad if one that counts is bad, else unknown if one is unknown, else good. */
  public State state() {
    return worst(seen.stream().filter(each -> !each.degrades()).toList());
  }

  /** Whether everything is good, what only degrades included. */
  public boolean allGood() {
    return worst(seen) == State.GOOD;
  }

  /** Those that are not good. */
  public List<Seen> notGood() {
    return seen.stream().filter(each -> !each.finding().isGood()).toList();
  }

  private static State worst(List<Seen> some) {
    var states = some.stream().map(each -> each.finding().state()).toList();
    if (states.contains(State.BAD)) {
      return State.BAD;
    }
    return states.contains(State.UNKNOWN) ? State.UNKNOWN : State.GOOD;
  }

  /** One line for people: how many are good, and what is wrong with the others. */
  public String said() {
    var good = seen.size() - notGood().size();
    var others =
        notGood().stream()
            .map(each -> each.name() + ": " + each.finding().said())
            .collect(Collectors.joining("; "));
    return good + " of " + seen.size() + " good" + (others.isEmpty() ? "" : " (" + others + ")");
  }
}
