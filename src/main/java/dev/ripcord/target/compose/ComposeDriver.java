package dev.ripcord.target.compose;

import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import dev.ripcord.check.Check;
import dev.ripcord.step.Step;
import dev.ripcord.target.Driver;
import dev.ripcord.target.Kinds;
import dev.ripcord.target.Target;
import java.util.Map;

/**
 * Brings Docker Compose: the target and the step {@code compose}, the step {@code prune}, the
 * checks {@code container} and {@code docker}.
 */
public final class ComposeDriver implements Driver {

  @Override
  public Map<String, Shape<? extends Target>> targets(Kinds kinds) {
    return Map.of(ComposeStep.KIND, Shapes.late(ComposeTarget::shape));
  }

  @Override
  public Map<String, Shape<? extends Step>> steps(Kinds kinds) {
    return Map.of(
        ComposeStep.KIND,
        Shapes.late(ComposeStepShape::shape),
        PruneStep.KIND,
        Shapes.late(PruneStep::shape));
  }

  @Override
  public Map<String, Shape<? extends Check>> checks() {
    return Map.of(
        ContainerCheck.KIND,
        Shapes.late(ContainerCheck::shape),
        DockerCheck.KIND,
        Shapes.late(DockerCheck::shape));
  }
}
