package dev.ripcord.target.clean;

import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import dev.ripcord.step.Step;
import dev.ripcord.target.Driver;
import dev.ripcord.target.Kinds;
import java.util.Map;

/** Brings the step {@code clean-files}. */
public final class CleanDriver implements Driver {

  @Override
  public Map<String, Shape<? extends Step>> steps(Kinds kinds) {
    return Map.of(CleanStep.KIND, Shapes.late(CleanStep::shape));
  }
}
