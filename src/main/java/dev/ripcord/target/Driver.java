package dev.ripcord.target;

import dev.ripcord.catalog.Shape;
import dev.ripcord.check.Check;
import dev.ripcord.step.Step;
import java.util.Map;

/**
 * What a driver brings to the catalog: kinds of targets, steps and checks, each with the shape that
 * makes it. One from outside is found by {@link java.util.ServiceLoader}; it needs a public
 * constructor without arguments.
 */
public interface Driver {

  /**
   * Kinds of targets by name.
   *
   * @param kinds what else the catalog knows, for a target that holds steps or other targets
   */
  default Map<String, Shape<? extends Target>> targets(Kinds kinds) {
    return Map.of();
  }

  /**
   * Kinds of steps by name.
   *
   * @param kinds what else the catalog knows, for a step that holds checks
   */
  default Map<String, Shape<? extends Step>> steps(Kinds kinds) {
    return Map.of();
  }

  /** Kinds of checks by name. */
  default Map<String, Shape<? extends Check>> checks() {
    return Map.of();
  }
}
