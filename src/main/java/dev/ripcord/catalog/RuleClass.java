package dev.ripcord.catalog;

/** What a rule is about; each has a switch of its own. */
public enum RuleClass {
  /** Whether it answers. */
  HEALTH,
  /** How well it answers. */
  PERFORMANCE,
  /** What it uses up. */
  RESOURCE,
  /** Whether its container or process stays; follows the switch of health. */
  CONTAINER
}
