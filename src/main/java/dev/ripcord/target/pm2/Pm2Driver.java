package dev.ripcord.target.pm2;

import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import dev.ripcord.check.Check;
import dev.ripcord.script.Part;
import dev.ripcord.step.Step;
import dev.ripcord.target.Driver;
import dev.ripcord.target.Kinds;
import dev.ripcord.target.Target;
import java.util.Map;

/** Brings applications of pm2: the target, the step and the check {@code pm2}. */
public final class Pm2Driver implements Driver {
  /** What a plain script needs to ask pm2. */
  static final Part PLAIN = Part.of(Pm2Driver.class, "pm2.sh");

  /** The look itself, which is node's. */
  static final Part PLAIN_LOOK =
      Part.of("pm2_look=$(\n  cat <<'PM2_LOOK'\n" + LookScript.TEXT.strip() + "\nPM2_LOOK\n)");

  @Override
  public Map<String, Shape<? extends Target>> targets(Kinds kinds) {
    return Map.of("pm2", Shapes.late(Pm2Target::shape));
  }

  @Override
  public Map<String, Shape<? extends Step>> steps(Kinds kinds) {
    return Map.of(Pm2Step.KIND, Shapes.late(Pm2StepShape::shape));
  }

  @Override
  public Map<String, Shape<? extends Check>> checks() {
    return Map.of(Pm2Check.KIND, Shapes.late(Pm2Check::shape));
  }
}
