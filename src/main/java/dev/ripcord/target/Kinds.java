package dev.ripcord.target;

import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Vocabulary;
import dev.ripcord.check.Check;
import dev.ripcord.step.Step;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Every kind that the drivers brought. The maps fill while the drivers are asked, so a driver keeps
 * the map and reads it when a catalog is read, not before.
 */
public final class Kinds {
  private final Map<String, Shape<? extends Target>> targets = new HashMap<>();
  private final Map<String, Shape<? extends Step>> steps = new HashMap<>();
  private final Map<String, Shape<? extends Check>> checks = new HashMap<>();

  private Kinds() {}

  /** Asks all drivers; a kind that two of them bring is a fault. */
  public static Kinds of(List<Driver> drivers) {
    var kinds = new Kinds();
    for (var each : drivers) {
      each.checks().forEach((name, shape) -> add(kinds.checks, name, shape));
      each.steps(kinds).forEach((name, shape) -> add(kinds.steps, name, shape));
      each.targets(kinds).forEach((name, shape) -> add(kinds.targets, name, shape));
    }
    return kinds;
  }

  public Map<String, Shape<? extends Target>> targets() {
    return Collections.unmodifiableMap(targets);
  }

  public Map<String, Shape<? extends Step>> steps() {
    return Collections.unmodifiableMap(steps);
  }

  public Map<String, Shape<? extends Check>> checks() {
    return Collections.unmodifiableMap(checks);
  }

  /** The same as the catalog needs it. */
  public Vocabulary vocabulary() {
    return new Vocabulary(Map.copyOf(targets), Map.copyOf(steps), Map.copyOf(checks));
  }

  private static <T> void add(Map<String, T> kinds, String name, T shape) {
    if (kinds.putIfAbsent(name, shape) != null) {
      throw new IllegalStateException("two drivers bring the kind " + name);
    }
  }
}
