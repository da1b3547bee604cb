package dev.ripcord.catalog;

import dev.ripcord.rule.Condition;
import dev.ripcord.rule.Demand;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A condition on signals that has to hold for a time, and what is done then.
 *
 * @param text the condition as it was written
 * @param first remedies of the service that are tried before anything else, in this order
 * @param rollBack empty where people are told and nothing is done
 * @param mode how far automation goes for this rule at most
 * @param announce how long before an action of a countdown it is announced
 */
public record Rule(
    String name,
    String text,
    Condition when,
    Demand demand,
    Urgency urgency,
    RuleClass about,
    List<String> first,
    Optional<RollBack> rollBack,
    Mode mode,
    Duration announce,
    Place place) {
  public Rule {
    first = List.copyOf(first);
  }

  /** Going back, by a procedure, or by the first of the service. */
  public record RollBack(Optional<String> procedure) {}
}
