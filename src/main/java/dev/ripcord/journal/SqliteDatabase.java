package dev.ripcord.journal;

import dev.ripcord.clock.Clock;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.locks.ReentrantLock;
import org.sqlite.jdbc4.JDBC4Connection;

/**
 * The tables in a file of this machine: one connection, its statements prepared once.
 *
 * <p>{@code BEGIN IMMEDIATE} and {@code COMMIT} are statements like others, with the driver's own
 * commits switched on: without, the driver begins the next transaction right after a commit, and an
 * idle process holds the write lock. SQLite's own waiting is unfair, so threads of one process wait
 * here, in turn. With synchronous=FULL a commit is on the disk when it returns.
 */
final class SqliteDatabase implements Database {
  /** How long another process's transaction is waited for; each takes milliseconds. */
  static final Duration PATIENCE = Duration.ofSeconds(10);

  private final ReentrantLock turn = new ReentrantLock(true);
  private final SqliteTrouble trouble;
  private final Ballast ballast;
  private final Sql sql;
  private final Clock clock;

  private SqliteDatabase(SqliteTrouble trouble, Ballast ballast, Sql sql, Clock clock) {
    this.clock = clock;
    this.trouble = trouble;
    this.ballast = ballast;
    this.sql = sql;
  }

  /** Opens the file, and makes it and its folder where they are not there, for this user only. */
  static SqliteDatabase open(Path file, Clock clock, int ballastBytes) {
    var trouble = new SqliteTrouble(file);
    var ballast = new Ballast(file, ballastBytes);
    try {
      PrivateFile.make(file);
    } catch (IOException e) {
      throw trouble.of(e);
    }
    var sql = guarded(() -> connect(file), trouble, ballast);
    var database = new SqliteDatabase(trouble, ballast, sql, clock);
    try {
      database.prepare();
    } catch (JournalException e) {
      database.close();
      throw e;
    }
    ballast.make();
    return database;
  }

  /**
   * By its URI, as the driver takes what follows on a question mark in a path for options. It would
   * ask for a number after each row that is inserted, which nobody wants.
   */
  private static Sql connect(Path file) throws SQLException {
    var properties = new Properties();
    properties.setProperty("busy_timeout", String.valueOf(PATIENCE.toMillis()));
    properties.setProperty("jdbc.get_generated_keys", "false");
    var uri = file.toUri().toASCIIString();
    return new Sql(new JDBC4Connection("jdbc:sqlite:" + uri, uri, properties));
  }

  /** Looks before it touches anything: the file may be a later program's, or no journal at all. */
  private void prepare() {
    var version = alone(this::version);
    if (version > Schema.NEWEST) {
      throw trouble.newer(version);
    }
    alone(SqliteDatabase::makeDurable);
    if (version < Schema.NEWEST) {
      write(in -> {
        Schema.upgrade(in, version(in), clock.now().toEpochMilli());
        return true;
      });
    }
  }

  private int version(Sql in) throws SQLException {
    try {
      return Schema.version(in).orElse(0);
    } catch (SQLException e) {
      if (!SqliteTrouble.noSuchTable(e)) {
        throw e;
      }
      if (in.first("select name from sqlite_master", row -> row.getString(1)).isPresent()) {
        throw trouble.foreign();
      }
      return 0;
    }
  }

  private static boolean makeDurable(Sql in) throws SQLException {
    in.run("pragma journal_mode = wal");
    in.run("pragma synchronous = full");
    return true;
  }

  @Override
  public <T> T write(Work<T> work) {
    return alone(in -> transaction("begin immediate", work));
  }

  @Override
  public <T> T read(Work<T> work) {
    return alone(in -> transaction("begin", work));
  }

  /** All processes of a machine have the same clock. */
  @Override
  public Moment now() {
    return Moment.of(clock.now());
  }

  /** The first part is about other connections, the second about our own. */
  @Override
  public String markQuery() {
    return "select (select data_version from pragma_data_version) || '/' || total_changes()";
  }

  @Override
  public List<String> check() {
    return alone(in -> in.list("pragma integrity_check", row -> row.getString(1))).stream()
        .filter(line -> !line.equals("ok"))
        .toList();
  }

  private <T> T transaction(String begin, Work<T> work) throws SQLException {
    sql.run(begin);
    try {
      var result = work.in(sql);
      sql.run("commit");
      return result;
    } catch (Throwable e) {
      rollBack(e);
      throw e;
    }
  }

  /** After some errors SQLite has rolled back by itself. */
  private void rollBack(Throwable because) {
    try {
      sql.run("rollback");
    } catch (SQLException e) {
      because.addSuppressed(e);
    }
  }

  private <T> T alone(Work<T> work) {
    turn.lock();
    try {
      return guarded(() -> work.in(sql), trouble, ballast);
    } finally {
      turn.unlock();
    }
  }

  /** Something that is whole or nothing, and may be done again. */
  private interface Doing<T> {
    T it() throws SQLException;
  }

  /** When the disk is full, does it again without the ballast. */
  private static <T> T guarded(Doing<T> doing, SqliteTrouble trouble, Ballast ballast) {
    try {
      return doing.it();
    } catch (SQLException e) {
      if (!SqliteTrouble.full(e)) {
        throw trouble.of(e);
      }
    }
    ballast.release();
    try {
      return doing.it();
    } catch (SQLException e) {
      throw trouble.of(e);
    }
  }

  @Override
  public void close() {
    turn.lock();
    try {
      sql.close();
    } catch (SQLException e) {
      throw trouble.of(e);
    } finally {
      turn.unlock();
    }
  }
}
