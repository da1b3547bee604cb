package dev.ripcord.target.backup;

import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import dev.ripcord.step.Step;
import dev.ripcord.target.Driver;
import dev.ripcord.target.Kinds;
import java.util.Map;

/** The step {@code backup}. */
public final class BackupDriver implements Driver {
  @Override
  public Map<String, Shape<? extends Step>> steps(Kinds kinds) {
    return Map.of(BackupStep.KIND, Shapes.late(BackupShape::of));
  }
}
