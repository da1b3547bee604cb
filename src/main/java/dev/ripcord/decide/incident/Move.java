package dev.ripcord.decide.incident;

import dev.ripcord.journal.WatchEvent;
import java.util.List;
import java.util.Optional;

/**
 * What is to be done next about a service.
 *
 * @param write what has to be in the journal before anything else of it
 * @param act the rule because of which to go back, after all of it
 */
public record Move(List<WatchEvent> write, Optional<Ruling> act) {
  /** Nothing. */
  public static final Move NONE = new Move(List.of(), Optional.empty());

  public Move {
    write = List.copyOf(write);
  }

  public boolean isNone() {
    return write.isEmpty() && act.isEmpty();
  }
}
