package dev.ripcord.app.demo;

import dev.ripcord.app.Drivers;
import dev.ripcord.app.Ripcord;
import dev.ripcord.catalog.CatalogFiles;
import dev.ripcord.catalog.Secrets;
import dev.ripcord.clock.Clock;
import dev.ripcord.host.Host;
import dev.ripcord.host.local.LocalHost;
import dev.ripcord.journal.SqliteJournal;
import dev.ripcord.plan.Planner;
import dev.ripcord.plan.Rank;
import dev.ripcord.run.HostLeases;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The same parts as for any other rollback, with all that they keep below one folder. */
final class Assembly {
  private static final Duration GRACE = Duration.ofSeconds(1);

  private Assembly() {}

  static Ripcord open(Path folder, Path catalog) {
    var clock = Clock.system();
    var kinds = Drivers.kinds();
    var host =
        LocalHost.create(
            clock, List.of(folder.resolve("state")), List.of(folder.resolve("undo")), GRACE);
    return new Ripcord(
        CatalogFiles.load(catalog, Planner.vocabulary(kinds)),
        kinds,
        SqliteJournal.open(folder.resolve("journal.db"), clock, _ -> false),
        _ -> host,
        new Alone(),
        clock,
        new Secrets(name -> {
          throw new IllegalStateException("the demo has no secret " + name);
        }));
  }

  /** Nobody else knows of the folder, and a real service of the same name must not be barred. */
  private static final class Alone implements HostLeases {
    @Override
    public Optional<Refused> take(
        Host host, String service, String run, Rank rank, Duration length) {
      return Optional.empty();
    }

    @Override
    public boolean renew(Host host, String service, String run, Duration length) {
      return true;
    }

    @Override
    public void release(Host host, String service, String run) {
      // nothing was taken
    }
  }
}
