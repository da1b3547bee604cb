package dev.ripcord.cli;

import dev.ripcord.app.Drivers;
import dev.ripcord.app.Ripcord;
import dev.ripcord.catalog.CatalogFiles;
import dev.ripcord.catalog.Secrets;
import dev.ripcord.clock.Clock;
import dev.ripcord.host.local.LocalHost;
import dev.ripcord.journal.SqliteJournal;
import dev.ripcord.plan.Planner;
import dev.ripcord.real.NoLeases;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The command line in a process of its own, all that it keeps below its first argument. */
final class RealProcess {
  private RealProcess() {}

  @SuppressWarnings("SystemOut") // stands in for Main
  public static void main(String[] args) {
    var folder = Path.of(args[0]);
    var world =
        new World(
            System.out,
            System.err,
            System.in,
            Terminal.of(name -> Optional.ofNullable(System.getenv(name))),
            name -> Optional.ofNullable(System.getenv(name)),
            Clock.system(),
            ZoneOffset.UTC,
            _ -> open(folder),
            _ -> Desk.attended(List.of()),
            Signals::on,
            code -> Runtime.getRuntime().halt(code));
    var code = new Cli(world).run(Arrays.copyOfRange(args, 1, args.length));
    Runtime.getRuntime().halt(code);
  }

  static Ripcord open(Path folder) {
    var clock = Clock.system();
    var kinds = Drivers.kinds();
    var host =
        LocalHost.create(
            clock,
            List.of(folder.resolve("state")),
            List.of(folder.resolve("undo")),
            Duration.ofSeconds(1));
    return new Ripcord(
        CatalogFiles.load(folder.resolve("ripcord.yaml"), Planner.vocabulary(kinds)),
        kinds,
        SqliteJournal.open(folder.resolve("journal.db"), clock, RealProcess::gone),
        _ -> host,
        new NoLeases(),
        clock,
        new Secrets(_ -> ""));
  }

  private static boolean gone(String owner) {
    return ProcessHandle.of(Long.parseLong(owner.split(" ", -1)[1])).isEmpty();
  }
}
