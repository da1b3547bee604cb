package dev.ripcord.target.variant;

import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import dev.ripcord.target.Driver;
import dev.ripcord.target.Kinds;
import dev.ripcord.target.Target;
import java.util.Map;

/** Brings the target {@code variants}, which holds targets of other kinds. */
public final class VariantDriver implements Driver {

  @Override
  public Map<String, Shape<? extends Target>> targets(Kinds kinds) {
    return Map.of(VariantShape.KIND, Shapes.late(() -> new VariantShape(kinds)));
  }
}
