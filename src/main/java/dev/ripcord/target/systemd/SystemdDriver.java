package dev.ripcord.target.systemd;

import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import dev.ripcord.check.Check;
import dev.ripcord.script.Part;
import dev.ripcord.step.Step;
import dev.ripcord.target.Driver;
import dev.ripcord.target.Kinds;
import dev.ripcord.target.Target;
import java.util.Map;

/** Brings units of systemd: the target and the steps, and the check {@code unit}. */
public final class SystemdDriver implements Driver {
  /** What a plain script needs to ask systemd. */
  static final Part PLAIN = Part.of(SystemdDriver.class, "systemd.sh");

  @Override
  public Map<String, Shape<? extends Target>> targets(Kinds kinds) {
    return Map.of("systemd", Shapes.late(UnitTarget::shape));
  }

  @Override
  public Map<String, Shape<? extends Step>> steps(Kinds kinds) {
    return Map.of(
        SystemdStep.KIND,
        Shapes.late(SystemdStepShape::shape),
        InstallUnitStep.KIND,
        Shapes.late(InstallUnitStep::shape),
        RestoreUnitStep.KIND,
        Shapes.late(RestoreUnitStep::shape));
  }

  @Override
  public Map<String, Shape<? extends Check>> checks() {
    return Map.of(UnitCheck.KIND, Shapes.late(UnitCheck::shape));
  }
}
