package dev.ripcord.target.directory;

import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import dev.ripcord.check.Check;
import dev.ripcord.script.Part;
import dev.ripcord.step.Step;
import dev.ripcord.target.Driver;
import dev.ripcord.target.Kinds;
import dev.ripcord.target.Target;
import java.util.Map;

/**
 * The target {@code directory}, and the step {@code link}, the checks {@code link} and {@code
 * activated}.
 */
public final class DirectoryDriver implements Driver {
  /** What a plain script needs for links. */
  static final Part PLAIN = Part.of(DirectoryDriver.class, "link.sh");

  @Override
  public Map<String, Shape<? extends Target>> targets(Kinds kinds) {
    return Map.of("directory", Shapes.late(() -> DirectoryTarget.shape(kinds)));
  }

  @Override
  public Map<String, Shape<? extends Step>> steps(Kinds kinds) {
    return Map.of(LinkStep.KIND, Shapes.late(LinkStep::shape));
  }

  @Override
  public Map<String, Shape<? extends Check>> checks() {
    return Map.of(
        LinkStep.KIND,
        Shapes.late(LinkCheck::shape),
        ActivatedCheck.KIND,
        Shapes.late(ActivatedCheck::shape));
  }
}
