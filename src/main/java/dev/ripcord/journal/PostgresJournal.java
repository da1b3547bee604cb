package dev.ripcord.journal;

import dev.ripcord.catalog.DatabaseAddress;
import dev.ripcord.catalog.Secrets;
import dev.ripcord.clock.Clock;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The journal in a PostgreSQL database, which many machines share.
 *
 * <p>Its tables are made on first use, in the first schema of the user's search path. Leases count
 * by the server's clock, so that it does not matter what the machines think what time it is.
 */
public final class PostgresJournal {
  private PostgresJournal() {}

  /**
   * Opens the journal, and sets it up where it is new.
   *
   * @param gone whether this owner is known to be gone, such as a dead process of this machine
   * @throws JournalException when it cannot be reached, written or understood
   */
  public static Journal open(
      DatabaseAddress address, Secrets secrets, Clock clock, Predicate<String> gone) {
    return open(address, secrets, clock, gone, there -> new Moment(there, clock.now()));
  }

  static Journal open(
      DatabaseAddress address,
      Secrets secrets,
      Clock clock,
      Predicate<String> gone,
      Function<Instant, Moment> moments) {
    var trouble = new PostgresTrouble(address, secrets);
    var server = new PostgresServer(address, secrets);
    var database = new PostgresDatabase(server, trouble, clock, moments);
    try {
      database.open();
    } catch (JournalException e) {
      database.close();
      throw e;
    }
    return new SqlJournal(database, gone);
  }
}
