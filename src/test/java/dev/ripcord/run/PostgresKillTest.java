package dev.ripcord.run;

import dev.ripcord.real.Needs;
import dev.ripcord.real.Part;
import dev.ripcord.real.RealPostgres;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** The journal on a server. */
@Needs(Part.POSTGRESQL)
final class PostgresKillTest extends KillContract {
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

  static LongStream seeds() {
    return some(5);
  }

  @Override
  String journal() {
    return postgres.address(user, "env:X");
  }
}
