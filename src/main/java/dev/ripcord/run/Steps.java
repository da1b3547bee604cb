package dev.ripcord.run;

import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.YamlReader;
import dev.ripcord.check.Check;
import dev.ripcord.check.Sight;
import dev.ripcord.plan.PlannedCheck;
import dev.ripcord.plan.PlannedStep;
import dev.ripcord.step.Step;
import dev.ripcord.target.Kinds;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Makes steps and checks out of what a plan says of them; no word of theirs holds a secret. */
public final class Steps {
  private final Kinds kinds;

  public Steps(Kinds kinds) {
    this.kinds = kinds;
  }

  public Step step(PlannedStep planned) {
    return new DiscreetStep(
        make(kinds.steps(), planned.kind(), planned.config(), "step " + planned.path()));
  }

  public Check check(PlannedCheck planned) {
    return new DiscreetCheck(
        make(kinds.checks(), planned.kind(), planned.config(), "check " + planned.name()));
  }

  /** The same, looking from the host that the plan says, whatever it is given. */
  public Check check(PlannedCheck planned, Function<Optional<String>, Sight> sights) {
    return new CheckThere(check(planned), sights.apply(planned.host()));
  }

  private static <T> T make(
      Map<String, Shape<? extends T>> shapes, String kind, String config, String what) {
    Shape<? extends T> shape =
        Optional.<Shape<? extends T>>ofNullable(shapes.get(kind))
            .orElseThrow(() ->
                new IllegalStateException(
                    what
                        + " is of the kind '"
                        + kind
                        + "', which this ripcord does not have: use the one that made the"
                        + " plan"));
    return shape.readOrThrow(YamlReader.read(config, what));
  }
}
