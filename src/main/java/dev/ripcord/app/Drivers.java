package dev.ripcord.app;

import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import dev.ripcord.check.BuiltInChecks;
import dev.ripcord.check.Check;
import dev.ripcord.step.Step;
import dev.ripcord.step.WaitStep;
import dev.ripcord.target.Driver;
import dev.ripcord.target.Kinds;
import dev.ripcord.target.backup.BackupDriver;
import dev.ripcord.target.clean.CleanDriver;
import dev.ripcord.target.command.CommandDriver;
import dev.ripcord.target.compose.ComposeDriver;
import dev.ripcord.target.directory.DirectoryDriver;
import dev.ripcord.target.dokku.DokkuDriver;
import dev.ripcord.target.evidence.EvidenceDriver;
import dev.ripcord.target.file.FileDriver;
import dev.ripcord.target.frontend.FrontEndDriver;
import dev.ripcord.target.github.GithubDriver;
import dev.ripcord.target.nginx.NginxDriver;
import dev.ripcord.target.pm2.Pm2Driver;
import dev.ripcord.target.systemd.SystemdDriver;
import dev.ripcord.target.variant.VariantDriver;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/** All drivers: ours, and those that lie beside the program. */
public final class Drivers {
  private Drivers() {}

  /** Every kind that a catalog may use. */
  public static Kinds kinds() {
    var drivers = new ArrayList<>(builtIn());
    ServiceLoader.load(Driver.class).forEach(drivers::add);
    return Kinds.of(drivers);
  }

  /** Ours, by name and not by looking for them: that would cost every start. */
  public static List<Driver> builtIn() {
    return List.of(
        new General(),
        new SystemdDriver(),
        new Pm2Driver(),
        new NginxDriver(),
        new FileDriver(),
        new DirectoryDriver(),
        new FrontEndDriver(),
        new CommandDriver(),
        new EvidenceDriver(),
        new BackupDriver(),
        new CleanDriver(),
        new ComposeDriver(),
        new VariantDriver(),
        new DokkuDriver(),
        new GithubDriver());
  }

  /** What belongs to no tool: looks over the network and at this machine, and waiting for them. */
  private static final class General implements Driver {
    @Override
    public Map<String, Shape<? extends Check>> checks() {
      return BuiltInChecks.all();
    }

    @Override
    public Map<String, Shape<? extends Step>> steps(Kinds kinds) {
      return Map.of("wait", Shapes.late(() -> WaitStep.shape(kinds.checks())));
    }
  }
}
