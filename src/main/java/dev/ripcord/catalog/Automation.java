package dev.ripcord.catalog;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * When a service may be rolled back without a person.
 *
 * @param mode how far automation goes for the service at most
 * @param classes the same for each class of rules that has a switch of its own
 * @param window how long after a deployment it may be to blame
 * @param grace how long after a deployment nothing is held against it
 * @param perRelease automatic rollbacks away from one release
 * @param perDay automatic rollbacks of the service within 24 hours
 * @param cooldown how long after a rollback no other one begins by itself
 * @param settle how long a remedy is given to help
 * @param remediesPerDay remedies that are tried by themselves within 24 hours
 * @param callAfter how long an incident lasts before a person is called to it
 */
public record Automation(
    Mode mode,
    Map<RuleClass, Mode> classes,
    Duration window,
    Duration grace,
    int perRelease,
    int perDay,
    Duration cooldown,
    Duration settle,
    int remediesPerDay,
    Duration callAfter) {
  /** Where a catalog says nothing. */
  public static final Automation USUAL =
      new Automation(
          Mode.AUTO,
          Map.of(),
          Duration.ofMinutes(60),
          Duration.ofSeconds(60),
          1,
          2,
          Duration.ofMinutes(10),
          Duration.ofMinutes(2),
          5,
          Duration.ofMinutes(10));

  public Automation {
    var copy = new EnumMap<RuleClass, Mode>(RuleClass.class);
    copy.putAll(classes);
    classes = java.util.Collections.unmodifiableMap(copy);
  }

  /** How far it goes for a rule. */
  public Mode of(Rule rule) {
    return mode.atMost(rule.mode()).atMost(ofClass(rule.about()));
  }

  private Mode ofClass(RuleClass about) {
    var own = Optional.ofNullable(classes.get(about));
    var health = Optional.ofNullable(classes.get(RuleClass.HEALTH));
    return own.or(() -> about == RuleClass.CONTAINER ? health : Optional.empty()).orElse(Mode.AUTO);
  }
}
