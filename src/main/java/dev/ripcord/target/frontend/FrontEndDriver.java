package dev.ripcord.target.frontend;

import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import dev.ripcord.step.Step;
import dev.ripcord.target.Driver;
import dev.ripcord.target.Kinds;
import java.util.Map;

/** Brings the steps {@code front-end} and {@code restore-folder}. */
public final class FrontEndDriver implements Driver {
  @Override
  public Map<String, Shape<? extends Step>> steps(Kinds kinds) {
    return Map.of(
        "front-end",
        Shapes.late(FrontEndShape::shape),
        "restore-folder",
        Shapes.late(RestoreFolder::shape));
  }
}
