package dev.ripcord.catalog;

import dev.ripcord.rule.Condition;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a service is watched.
 *
 * @param rules by name, in the order of the text
 */
public record Watching(Map<String, Rule> rules, Automation automation) {
  /** Nothing was said. */
  public static final Watching NONE = new Watching(Map.of(), Automation.USUAL);

  public Watching {
    rules = Collections.unmodifiableMap(new LinkedHashMap<>(rules));
  }

  /** When each of its rules holds. */
  public List<Condition> conditions() {
    return rules.values().stream().map(Rule::when).toList();
  }
}
