package dev.ripcord.plan;

import io.avaje.jsonb.Json;
import java.time.Duration;
import java.util.List;

/**
 * By what the downtime is measured while a run goes on.
 *
 * @param checks one, or one for each host: while one of them is good the service is not down
 * @param every the time between two looks
 */
@Json
public record PlannedProbe(List<PlannedCheck> checks, Duration every) {
  public PlannedProbe {
    checks = List.copyOf(checks);
  }
}
