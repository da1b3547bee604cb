package dev.ripcord.journal;

import dev.ripcord.clock.Clock;
import dev.ripcord.clock.Deadline;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The tables on a server that many machines share: one connection, made anew when it is lost.
 *
 * <p>A server may be restarted while a run is under way, so a lost connection is no failure for a
 * minute. What was being written then is done again, unless it is found to be there already: a
 * commit whose answer was lost may have been made. No connection is busy while a step acts.
 */
final class PostgresDatabase implements Database {
  /** How long a server may be away, in the middle of things. */
  static final Duration PATIENCE = Duration.ofSeconds(60);

  /** How long one may say at first that it takes nobody yet. */
  private static final Duration BEGINNING = Duration.ofSeconds(10);

  private static final Duration PAUSE = Duration.ofMillis(250);

  /** "ripcord", as a number: who sets the tables up waits for others who do. */
  private static final long LOCK = 0x72_69_70_63_6f_72_64L;

  private final ReentrantLock turn = new ReentrantLock(true);
  private final PostgresServer server;
  private final PostgresTrouble trouble;
  private final Clock clock;
  private final Function<Instant, Moment> moments;
  private @Nullable PostgresSession session;
  private Moment now = Moment.of(Instant.EPOCH);

  /**
   * @param moments makes a moment of what time it is on the server
   */
  PostgresDatabase(
      PostgresServer server,
      PostgresTrouble trouble,
      Clock clock,
      Function<Instant, Moment> moments) {
    this.server = server;
    this.trouble = trouble;
    this.clock = clock;
    this.moments = moments;
  }

  /** Looks whether it can be used, and sets up what is missing. */
  void open() {
    var version = new Doing<>(PostgresSession.READ, this::version).atFirst();
    if (version > Schema.NEWEST) {
      throw trouble.newer(version);
    }
    if (version < Schema.NEWEST) {
      new Doing<>(PostgresSession.ALTER, this::upgrade).atFirst();
    }
  }

  /**
   * Reads the table of tables: {@code to_regclass} would answer from a memory that may not know
   * what others made while this one waited for the lock.
   */
  private int version(Sql sql) throws SQLException {
    var tables =
        sql.list(
            "select relname from pg_class where relname in ('schema_version', 'step_attempt')"
                + " and pg_table_is_visible(oid)",
            row -> row.getString(1));
    if (!tables.contains("schema_version")) {
      return 0;
    }
    if (!tables.contains("step_attempt")) {
      throw trouble.foreign();
    }
    return Schema.version(sql).orElse(0);
  }

  /** What others set up while this one waited for its turn is not set up again. */
  private boolean upgrade(Sql sql) throws SQLException {
    var encoding = sql.first("show server_encoding", row -> row.getString(1)).orElse("");
    if (!encoding.equals("UTF8")) {
      throw trouble.encoding(encoding);
    }
    sql.first("select pg_advisory_xact_lock(?)", _ -> true, LOCK);
    var version = version(sql);
    if (version < Schema.NEWEST) {
      Schema.upgrade(sql, version, now.there().toEpochMilli());
    }
    return true;
  }

  @Override
  public <T> T write(Work<T> work) {
    return new Doing<>(PostgresSession.WRITE, work).toTheEnd();
  }

  @Override
  public <T> T read(Work<T> work) {
    return new Doing<>(PostgresSession.READ, work).toTheEnd();
  }

  @Override
  public Moment now() {
    return now;
  }

  /** Which transactions are seen; others of the server change it too, which only costs a look. */
  @Override
  public String markQuery() {
    return "select pg_current_snapshot()::text";
  }

  /** The server watches over its own storage. */
  @Override
  public List<String> check() {
    return List.of();
  }

  @Override
  public void close() {
    turn.lock();
    try {
      if (session != null) {
        session.close();
      }
    } catch (SQLException _) {
      // all that was written is there
    } finally {
      turn.unlock();
    }
  }

  private PostgresSession session() throws SQLException {
    var open = session;
    if (open == null || !open.usable()) {
      open = server.connect();
      session = open;
    }
    return open;
  }

  /** One transaction, until it was made, or cannot be. */
  private final class Doing<T> {
    private final String how;
    private final Work<T> work;
    private Optional<Unanswered<T>> unanswered = Optional.empty();

    /** A commit that was sent, and what shows later whether it was made. */
    private record Unanswered<T>(T result, Sql.Trace trace) {}

    Doing(String how, Work<T> work) {
      this.how = how;
      this.work = work;
    }

    T toTheEnd() {
      var deadline = Deadline.in(clock, PATIENCE);
      for (var tries = 1; ; tries++) {
        try {
          return once();
        } catch (SQLException e) {
          var kind = PostgresTrouble.kind(e);
          if (kind == PostgresTrouble.Kind.FINAL || deadline.passed()) {
            throw trouble.failed(e, unanswered.isPresent(), PATIENCE);
          }
          pause(kind == PostgresTrouble.Kind.CONFLICT ? briefly(tries) : PAUSE, e);
        }
      }
    }

    /** A server that is not there, or lets nobody in, is told at once. */
    T atFirst() {
      var deadline = Deadline.in(clock, BEGINNING);
      while (true) {
        try {
          return once();
        } catch (SQLException e) {
          switch (PostgresTrouble.kind(e)) {
            case LOST, FINAL -> throw foreign(e) ? trouble.foreign() : trouble.closed(e);
            case CONFLICT, NOT_YET -> {
              if (deadline.passed()) {
                throw trouble.closed(e);
              }
            }
          }
          pause(PAUSE, e);
        }
      }
    }

    /** A table that is there already, or lacks a column. */
    private static boolean foreign(SQLException e) {
      return "42P07".equals(e.getSQLState()) || "42703".equals(e.getSQLState());
    }

    private T once() throws SQLException {
      turn.lock();
      try {
        var in = session();
        try {
          return within(in);
        } catch (Throwable e) {
          giveUp(in, e);
          throw e;
        }
      } finally {
        turn.unlock();
      }
    }

    /**
     * Looks for what an earlier try may have written in the very transaction that would write it
     * again: if that earlier one is made meanwhile after all, this one is in its way, and fails.
     */
    private T within(PostgresSession in) throws SQLException {
      now = moments.apply(in.begin(how));
      if (unanswered.isPresent() && in.sql().finds(unanswered.get().trace())) {
        in.commit();
        return unanswered.get().result();
      }
      var result = work.in(in.sql());
      unanswered = in.sql().takeTrace().map(trace -> new Unanswered<>(result, trace));
      commit(in);
      return result;
    }

    private void commit(PostgresSession in) throws SQLException {
      try {
        in.commit();
      } catch (SQLException e) {
        if (PostgresTrouble.kind(e) != PostgresTrouble.Kind.LOST) {
          unanswered = Optional.empty();
        }
        throw e;
      }
    }

    private void giveUp(PostgresSession in, Throwable because) {
      if (because instanceof SQLException e
          && PostgresTrouble.kind(e) == PostgresTrouble.Kind.LOST) {
        in.drop();
      } else {
        in.rollBack(because);
      }
    }

    private Duration briefly(int tries) {
      return Duration.ofMillis(ThreadLocalRandom.current().nextInt(1, 8 * Math.min(tries, 16)));
    }

    private void pause(Duration length, SQLException because) {
      try {
        clock.sleep(length);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        throw trouble.interrupted(because, unanswered.isPresent());
      }
    }
  }
}
