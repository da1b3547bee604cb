package dev.ripcord.export;

import dev.ripcord.catalog.Conduct;
import dev.ripcord.catalog.Procedure;
import dev.ripcord.plan.Plan;
import dev.ripcord.plan.PlannedCheck;
import java.util.List;

/**
 * What is exported: a plan, and what has to be so before it.
 *
 * @param conduct what people see to first
 * @param hosts of the service, as the catalog names them
 */
public record Subject(
    Plan plan,
    Procedure procedure,
    Conduct conduct,
    List<String> hosts,
    List<PlannedCheck> prerequisites) {
  public Subject {
    hosts = List.copyOf(hosts);
    prerequisites = List.copyOf(prerequisites);
  }
}
