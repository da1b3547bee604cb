package dev.ripcord.plan;

import dev.ripcord.catalog.OnFailure;
import dev.ripcord.step.Repeatability;
import io.avaje.jsonb.Json;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A step with all its values filled in.
 *
 * @param path its place in the plan, such as {@code 2.1}; names it for ever
 * @param config what its kind is told, as JSON; secrets are still references
 * @param when a check that has to be good for the step to be done at all
 * @param timeout for what it runs
 * @param within how long the wanted state may take to show
 * @param retries tries after the first one
 */
@Json
public record PlannedStep(
    String path,
    String title,
    String host,
    String kind,
    String config,
    Optional<PlannedCheck> when,
    Duration timeout,
    Duration within,
    int retries,
    OnFailure onFailure,
    Repeatability repeatability,
    boolean reversible) {

  /** Whether it only looks or copies, and so changes nothing, whatever came of it. */
  public boolean onlyLooks() {
    return List.of("wait", "evidence", "backup").contains(kind);
  }
}
