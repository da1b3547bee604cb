package dev.ripcord.target.command;

import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import dev.ripcord.step.Step;
import dev.ripcord.target.Driver;
import dev.ripcord.target.Kinds;
import java.util.Map;

/** Brings the step {@code command}: whatever no other driver does; and that of a deployment. */
public final class CommandDriver implements Driver {
  @Override
  public Map<String, Shape<? extends Step>> steps(Kinds kinds) {
    return Map.of(
        "command",
        Shapes.late(() -> CommandShape.shape(kinds.checks())),
        DeploymentStep.KIND,
        Shapes.late(DeploymentStep::shape));
  }
}
