package dev.ripcord.decide.guard;

import java.util.List;
import java.util.stream.Stream;

/**
 * Whether something goes up and down: the share of changes among the last 21 states, newer ones
 * weighing up to half as much again as older ones (0.8 to 1.2, as Nagios and Icinga do it). From 30
 * % on it flaps, until it is below 20 %.
 */
public record Flapping(List<Boolean> states, boolean flaps) {
  /** Nothing seen. */
  public static final Flapping NONE = new Flapping(List.of(), false);

  private static final int STATES = 21;
  private static final double FROM = 0.3;
  private static final double UNTIL = 0.2;
  private static final double OLDEST = 0.8;
  private static final double SPREAD = 0.4;

  public Flapping {
    states = List.copyOf(states);
  }

  /** After one more state. */
  public Flapping after(boolean bad) {
    var all = Stream.concat(states.stream(), Stream.of(bad)).toList();
    var kept = all.subList(Math.max(0, all.size() - STATES), all.size());
    var share = share(kept);
    return new Flapping(kept, flaps ? share >= UNTIL : share > FROM);
  }

  private static double share(List<Boolean> states) {
    var changed = 0.0;
    for (var i = 1; i < states.size(); i++) {
      var weight = OLDEST + SPREAD * (i - 1) / (STATES - 2);
      changed += states.get(i).equals(states.get(i - 1)) ? 0 : weight;
    }
    return changed / (STATES - 1);
  }
}
