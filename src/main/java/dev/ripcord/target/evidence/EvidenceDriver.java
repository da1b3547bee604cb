package dev.ripcord.target.evidence;

import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import dev.ripcord.step.Step;
import dev.ripcord.target.Driver;
import dev.ripcord.target.Kinds;
import java.util.Map;

/** The step {@code evidence}. */
public final class EvidenceDriver implements Driver {
  @Override
  public Map<String, Shape<? extends Step>> steps(Kinds kinds) {
    return Map.of("evidence", Shapes.late(EvidenceStep::shape));
  }
}
