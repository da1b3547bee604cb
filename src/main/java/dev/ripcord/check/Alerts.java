package dev.ripcord.check;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What somebody else's monitoring told of its alerts. */
@FunctionalInterface
public interface Alerts {
  /** Where nobody can tell: in every command but the daemon. */
  Alerts UNHEARD = (_, _) -> Optional.empty();

  /** All that is known of the alerts of a name with these labels; empty where nobody can tell. */
  Optional<List<Alert>> known(String name, Map<String, String> labels);

  /**
   * One alert, and what is known of it.
   *
   * @param ended empty while it fires
   * @param heard when that was told last
   */
  record Alert(Instant began, Optional<Instant> ended, Instant heard) {
    boolean fires() {
      return ended.isEmpty();
    }
  }
}
