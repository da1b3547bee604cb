package dev.ripcord.notify;

import java.time.Instant;
import java.util.Optional;

/** Whose messages are hidden for a while: because of a silence, a maintenance, a hold. */
@FunctionalInterface
public interface Silences {
  /** None. */
  Silences NONE = (_, _) -> Optional.empty();

  /** Why nobody is told of the service then, such as {@code maintenance by anna until 14:00}. */
  Optional<String> why(String service, Instant at);
}
