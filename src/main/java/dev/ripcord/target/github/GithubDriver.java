package dev.ripcord.target.github;

import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import dev.ripcord.step.Step;
import dev.ripcord.target.Driver;
import dev.ripcord.target.Kinds;
import java.util.Map;

/** Brings the step {@code github-actions}. */
public final class GithubDriver implements Driver {
  @Override
  public Map<String, Shape<? extends Step>> steps(Kinds kinds) {
    return Map.of(GithubShape.KIND, Shapes.late(() -> GithubShape.shape(kinds.checks())));
  }
}
