package dev.ripcord.journal;

import dev.ripcord.catalog.DatabaseAddress;
import dev.ripcord.catalog.Secrets;
import dev.ripcord.clock.Clock;
import dev.ripcord.real.Needs;
import dev.ripcord.real.Part;
import dev.ripcord.real.RealPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** The journal on a server keeps the contract, and each write is one commit. */
@Needs(Part.POSTGRESQL)
final class PostgresJournalTest extends JournalContract {
  private static RealPostgres postgres;
  private String user;

  @BeforeAll
  static void a_server() {
    postgres = RealPostgres.start();
  }

  @AfterAll
  static void leaves_nothing() {
    postgres.close();
  }

  @BeforeEach
  void an_empty_schema() {
    user = postgres.newUser();
  }

  @Override
  Journal open() {
    var address = DatabaseAddress.of(postgres.address(user, "env:X"));
    var secrets = new Secrets(_ -> RealPostgres.PASSWORD);
    return PostgresJournal.open(
        address, secrets, Clock.system(), gone::contains, _ -> Moment.of(clock.now()));
  }
}
