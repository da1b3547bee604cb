package dev.ripcord.decide.guard;

import dev.ripcord.decide.guard.Happening.Armed;
import dev.ripcord.decide.guard.Happening.Held;
import dev.ripcord.decide.guard.Happening.Started;
import java.util.Optional;

/**
 * How people keep automation from a service: one fold, for the daemon and for commands.
 *
 * @param hold what holds it until it is armed
 * @param stopped what holds it until it is started
 */
public record Holds(Optional<Held> hold, Optional<Held> stopped) {
  public static final Holds NONE = new Holds(Optional.empty(), Optional.empty());

  public Holds after(Happening happening) {
    return switch (happening) {
      case Held each when each.stopped() -> new Holds(hold, Optional.of(each));
      case Held each -> new Holds(Optional.of(each), stopped);
      case Armed _ -> NONE;
      case Started _ -> new Holds(hold, Optional.empty());
      default -> this;
    };
  }

  /** Whichever there is; what a person holds until it is armed before what was stopped. */
  public Optional<Held> held() {
    return hold.or(() -> stopped);
  }

  /** Whether it was stopped, and not held otherwise since. */
  public boolean isStoppedLast() {
    return stopped
        .filter(each -> hold.filter(it -> it.at().isAfter(each.at())).isEmpty())
        .isPresent();
  }
}
