package dev.ripcord.run;

import dev.ripcord.catalog.DatabaseAddress;
import dev.ripcord.catalog.Secrets;
import dev.ripcord.clock.Clock;
import dev.ripcord.journal.Journal;
import dev.ripcord.journal.PostgresJournal;
import dev.ripcord.journal.SqliteJournal;
import dev.ripcord.real.RealPostgres;
import java.nio.file.Path;
import java.util.function.Predicate;

/** A journal in a file or on a server, whichever a text names. */
final class RealJournal {
  private RealJournal() {}

  static Journal open(String place, Predicate<String> gone) {
    var secrets = new Secrets(_ -> RealPostgres.PASSWORD);
    return DatabaseAddress.is(place)
        ? PostgresJournal.open(DatabaseAddress.of(place), secrets, Clock.system(), gone)
        : SqliteJournal.open(Path.of(place), Clock.system(), gone);
  }
}
