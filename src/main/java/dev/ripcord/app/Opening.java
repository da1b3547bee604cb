package dev.ripcord.app;

import dev.ripcord.catalog.Catalog;
import dev.ripcord.catalog.CatalogFiles;
import dev.ripcord.catalog.DatabaseAddress;
import dev.ripcord.catalog.Secrets;
import dev.ripcord.catalog.Waves;
import dev.ripcord.clock.Clock;
import dev.ripcord.journal.Journal;
import dev.ripcord.journal.PostgresJournal;
import dev.ripcord.journal.SqliteJournal;
import dev.ripcord.notify.House;
import dev.ripcord.notify.Notifier;
import dev.ripcord.plan.Planner;
import dev.ripcord.server.door.Identity;
import dev.ripcord.target.Kinds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Puts the parts together.
 *
 * @param catalog the file or folder
 * @param journalFolder a folder for the journal instead of the one that the catalog names
 */
public record Opening(Path catalog, Optional<Path> journalFolder) {
  private static final String FILE = "journal.db";
  private static final String OUTBOX = "outbox.db";
  private static final String SAMPLES = "samples";

  /** Opens all that a command needs; whoever asks closes it. */
  public Ripcord open() {
    var kinds = Drivers.kinds();
    var read = read(kinds);
    var clock = Clock.system();
    var secrets = Environment.secrets();
    var journal = journal(read, clock, secrets);
    var hosts = new Hosts(clock);
    return new Ripcord(read, kinds, journal, hosts, new LeaseFiles(Owner.said()), clock, secrets);
  }

  /** The catalog alone; services that wait for one another are an error like any other. */
  public Catalog read(Kinds kinds) {
    var read = CatalogFiles.load(catalog, Planner.vocabulary(kinds));
    var _ = Waves.of(read, read.services().values());
    return read;
  }

  private Journal journal(Catalog read, Clock clock, Secrets secrets) {
    var shared = sharedJournal(read);
    return shared.isPresent()
        ? PostgresJournal.open(shared.get(), secrets, clock, Owner::gone)
        : SqliteJournal.open(journalFile(read), clock, Owner::gone);
  }

  /** The server that the catalog names, unless a folder was asked for. */
  private Optional<DatabaseAddress> sharedJournal(Catalog read) {
    return journalFolder.isPresent()
        ? Optional.empty()
        : read.journal().filter(DatabaseAddress::is).map(DatabaseAddress::of);
  }

  /** What was asked for, else what the catalog says (relative to it), else the usual place. */
  Path journalFile(Catalog read) {
    return journalFolder
        .map(each -> each.resolve(FILE))
        .or(() -> read.journal().map(this::besideCatalog))
        .orElseGet(Opening::usual);
  }

  /** What tells a daemon of this catalog and this journal from others of its machine. */
  Identity identity(Catalog read) {
    var journal =
        sharedJournal(read)
            .map(each -> "postgresql://" + each.hosts() + "/" + each.database())
            .orElseGet(() -> real(journalFile(read)));
    return new Identity(real(catalog), CatalogFiles.hash(catalog), journal);
  }

  /** Named by whichever way, it is the same one. */
  private static String real(Path file) {
    var whole = file.toAbsolutePath().normalize();
    try {
      return whole.toRealPath().toString();
    } catch (IOException _) {
      return whole.toString();
    }
  }

  /** In a catalog's folder, or beside the one file that it is. */
  private Path besideCatalog(String journal) {
    var whole = catalog.toAbsolutePath();
    return Files.isDirectory(whole) ? whole.resolve(journal) : whole.resolveSibling(journal);
  }

  /** What tells people; its outbox lies beside the journal, or where that would be. */
  public Notifier notifier(Catalog read, House house, Consumer<String> complain) {
    var secrets = Environment.secrets();
    read.services().values().forEach(each -> References.learn(each, secrets));
    return new Notifier(
        beside(read, OUTBOX), read.notices(), house, Clock.system(), secrets, complain);
  }

  /** The folder in which samples are kept: beside the journal, or where that would be. */
  public Path samples(Catalog read) {
    return beside(read, SAMPLES);
  }

  private Path beside(Catalog read, String name) {
    var journal = sharedJournal(read).isPresent() ? usual() : journalFile(read);
    return journal.resolveSibling(name);
  }

  private static Path usual() {
    if (Machine.root()) {
      return Path.of("/var/lib/ripcord", FILE);
    }
    var state =
        Optional.ofNullable(System.getenv("XDG_STATE_HOME"))
            .filter(each -> !each.isBlank())
            .map(Path::of)
            .orElseGet(() -> Path.of(System.getProperty("user.home"), ".local", "state"));
    return state.resolve("ripcord").resolve(FILE);
  }
}
