package dev.ripcord.catalog;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A named scenario.
 *
 * @param useWhen when a person takes this one
 * @param budget how long all of it may take, proof included
 * @param emergency whether it ranks above other runs and is never refused for a grade
 * @param phases the parts that the steps are in; empty when there are none
 * @param verify the checks that have to be good; empty means all of the service's
 * @param completedBy the procedure that does what this one leaves undone
 * @param preparation whether it prepares a rollback instead of being one
 */
public record Procedure(
    String name,
    Optional<String> useWhen,
    Duration budget,
    boolean emergency,
    boolean continueOnFailure,
    List<CheckEntry> prerequisites,
    List<StepEntry> steps,
    List<Phase> phases,
    Optional<List<CheckEntry>> verify,
    Optional<String> completedBy,
    boolean preparation,
    Place place) {
  public Procedure {
    prerequisites = List.copyOf(prerequisites);
    steps = List.copyOf(steps);
    phases = List.copyOf(phases);
  }
}
