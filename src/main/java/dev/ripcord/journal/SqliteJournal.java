package dev.ripcord.journal;

import dev.ripcord.clock.Clock;
import java.nio.file.Path;
import java.util.function.Predicate;

/**
 * The journal in a file of this machine; several processes may have it open.
 *
 * <p>The file is made on first use, with its folder, for its owner only. It belongs on a local file
 * system: over a network the locks between processes do not hold. Beside it lie SQLite's own {@code
 * -wal} and {@code -shm} while it is open, and a ballast of 4 MiB that is given up when the disk is
 * full; it is made again when there is room.
 *
 * <p>What a clock that is set does to leases: see {@link Lease}.
 */
public final class SqliteJournal {
  private static final int BALLAST = 4 << 20;

  private SqliteJournal() {}

  /**
   * Opens the journal, or makes it.
   *
   * @param gone whether this owner is known to be gone, such as a dead process of this machine
   * @throws JournalException when it cannot be opened, written or understood
   */
  public static Journal open(Path file, Clock clock, Predicate<String> gone) {
    return open(file, clock, gone, BALLAST);
  }

  static Journal open(Path file, Clock clock, Predicate<String> gone, int ballast) {
    var database = SqliteDatabase.open(file.toAbsolutePath().normalize(), clock, ballast);
    return new SqlJournal(database, gone);
  }
}
