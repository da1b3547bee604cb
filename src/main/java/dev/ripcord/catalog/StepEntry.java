package dev.ripcord.catalog;

import java.time.Duration;
import java.util.Optional;

/**
 * One line of a procedure.
 *
 * @param name what people call it; empty means that the kind names it
 * @param when a check that has to be good for the step to be done at all
 * @param timeout for what the step runs; empty means the kind's own
 * @param within how long the wanted state may take to show; empty means the kind's own
 * @param retries tries after the first one
 * @param onFailure empty means what the procedure says
 */
public record StepEntry(
    Configured change,
    Optional<String> name,
    Optional<CheckEntry> when,
    Optional<Duration> timeout,
    Optional<Duration> within,
    int retries,
    Optional<OnFailure> onFailure) {

  /** The same line about another change. */
  public StepEntry with(Configured other) {
    return new StepEntry(other, name, when, timeout, within, retries, onFailure);
  }

  /** A step with nothing said beside its kind. */
  public static StepEntry of(Configured change) {
    return new StepEntry(
        change,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0,
        Optional.empty());
  }
}
