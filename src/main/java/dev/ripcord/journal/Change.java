package dev.ripcord.journal;

import dev.ripcord.plan.Purpose;
import dev.ripcord.plan.Rank;
import java.time.Instant;
import java.util.Optional;

/** What an event changes in the tables that are made from events. */
sealed interface Change {
  /** A new row for a run. */
  record Begun(String run, String service, Purpose purpose, String procedure, Rank rank, Instant at)
      implements Change {}

  /** A run has one more event. */
  record Grown(String run, Stored.End end, Instant at) implements Change {}

  /** A run goes on, and has its service, under this epoch. */
  record Held(String run, String service, Rank rank, long epoch, String owner) implements Change {}

  /** A run is over, or waits. */
  record Ended(String run, Outcome outcome) implements Change {}

  /** A run no longer has its service; nobody has. */
  record Released(String run, String service) implements Change {}

  /**
   * A try of a step has got further; what is empty stays as it was.
   *
   * @param before the number of the event that has the facts seen before the try
   */
  record Tried(
      Try key,
      String host,
      Attempt state,
      Optional<String> handle,
      Optional<Integer> before,
      Instant at)
      implements Change {}

  /** One try of one step of a run. */
  record Try(String run, String path, int attempt) {}
}
