package dev.ripcord.journal;

import dev.ripcord.Sabotage;
import java.time.Duration;
import java.util.List;

/** A journal without its fence: whoever appends counts as who holds the service now. */
public final class Unfenced {
  private Unfenced() {}

  /** In all else it is the journal that it was. */
  public static Journal of(Journal real) {
    return Sabotage.of(
        Journal.class,
        real,
        "append",
        arguments -> {
          var now = real.lock(((Claim) arguments[0]).service()).orElseThrow();
          var current = new Claim(now.run(), now.service(), now.epoch(), now.owner());
          real.append(current, (Duration) arguments[1], events(arguments[2]));
          return null;
        });
  }

  private static List<Event> events(Object argument) {
    return ((List<?>) argument).stream().map(Event.class::cast).toList();
  }
}
