package dev.ripcord.target.dokku;

import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import dev.ripcord.check.Check;
import dev.ripcord.script.Part;
import dev.ripcord.step.Step;
import dev.ripcord.target.Driver;
import dev.ripcord.target.Kinds;
import dev.ripcord.target.Target;
import java.util.Map;

/** Brings apps of a Dokku: the target, the step and the check {@code dokku}. */
public final class DokkuDriver implements Driver {
  /** What a plain script needs to ask Dokku. */
  static final Part PLAIN = Part.of(DokkuDriver.class, "dokku.sh");

  @Override
  public Map<String, Shape<? extends Target>> targets(Kinds kinds) {
    return Map.of("dokku", Shapes.late(DokkuTargetShape::shape));
  }

  @Override
  public Map<String, Shape<? extends Step>> steps(Kinds kinds) {
    return Map.of(DokkuStep.KIND, Shapes.late(DokkuStepShape::shape));
  }

  @Override
  public Map<String, Shape<? extends Check>> checks() {
    return Map.of(DokkuCheck.KIND, Shapes.late(DokkuCheck::shape));
  }
}
