package dev.ripcord.target.nginx;

import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import dev.ripcord.check.Check;
import dev.ripcord.script.Part;
import dev.ripcord.step.Step;
import dev.ripcord.target.Driver;
import dev.ripcord.target.Kinds;
import java.util.Map;

/** The step and the check {@code nginx}. */
public final class NginxDriver implements Driver {
  static final String KIND = "nginx";

  /** What a plain script needs for nginx. */
  static final Part PLAIN = Part.of(NginxDriver.class, "nginx.sh");

  @Override
  public Map<String, Shape<? extends Step>> steps(Kinds kinds) {
    return Map.of(KIND, Shapes.late(NginxStepShape::shape));
  }

  @Override
  public Map<String, Shape<? extends Check>> checks() {
    return Map.of(KIND, Shapes.late(NginxCheck::shape));
  }
}
