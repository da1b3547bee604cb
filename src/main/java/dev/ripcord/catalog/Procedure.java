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
 * @param preparation whether it prepares a rollback, or has a command of its own, instead of being
 *     one
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
  /** What {@code ripcord stop --emergency} carries out where the catalog has it. */
  public static final String EMERGENCY_STOP = "emergency-stop";

  /** What {@code ripcord restart --full} carries out where the catalog has it. */
  public static final String FULL_RESTART = "full-restart";

  private static final List<String> OWN = List.of(EMERGENCY_STOP, FULL_RESTART);

  /** Whether a procedure of this name has a command of its own, and is no rollback. */
  static boolean ofItsOwn(String name) {
    return OWN.contains(name);
  }

  /** Whether it goes before a deployment. */
  public boolean beforeDeployment() {
    return preparation && !ofItsOwn(name);
  }

  /** Whether the service has to be well after it. */
  public boolean provesService() {
    return !preparation || name.equals(FULL_RESTART);
  }

  public Procedure {
    prerequisites = List.copyOf(prerequisites);
    steps = List.copyOf(steps);
    phases = List.copyOf(phases);
  }
}
