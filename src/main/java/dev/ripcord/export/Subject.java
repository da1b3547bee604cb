package dev.ripcord.export;

import dev.ripcord.catalog.Procedure;
import dev.ripcord.plan.Plan;
import dev.ripcord.plan.PlannedCheck;
import java.util.List;

/**
 * What is exported: a plan, and what has to be so before it.
 *
 * @param hosts of the service, as the catalog names them
 * @param description of the service
 */
public record Subject(
    Plan plan, Procedure procedure, List<String> hosts, List<PlannedCheck> prerequisites) {
  public Subject {
    hosts = List.copyOf(hosts);
    prerequisites = List.copyOf(prerequisites);
  }
}
