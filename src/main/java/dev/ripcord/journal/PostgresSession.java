package dev.ripcord.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/**
 * One connection, and how transactions are begun and ended on it.
 *
 * <p>Nothing is set for longer than a transaction, as a pooler between may give the next one to
 * another connection. The server's own limits are shorter than the driver's, so that it is the
 * server that says what took too long; and a transaction whose program is gone soon bars nobody.
 */
final class PostgresSession implements AutoCloseable {
  /**
   * Reads see one moment, and whoever changes what another one has changed since is told so: with
   * that, and the primary keys, all is as if writes were made one after another.
   */
  static final String WRITE = "isolation level repeatable read, read write";

  static final String READ = "isolation level repeatable read, read only";

  /** Sees what others did while it waited for a lock. */
  static final String ALTER = "isolation level read committed, read write";

  private static final String LIMITS =
      """
      ; set local lock_timeout = '5s'
      ; set local statement_timeout = '8s'
      ; set local idle_in_transaction_session_timeout = '10s'
      ; select (extract(epoch from clock_timestamp()) * 1000)::bigint,
          case when current_setting('synchronous_commit') = 'off'
            then set_config('synchronous_commit', 'on', true) end
      """;

  private final Connection connection;
  private final Sql sql;

  PostgresSession(Connection connection) {
    this.connection = connection;
    this.sql = new Sql(connection);
  }

  Sql sql() {
    return sql;
  }

  /** Begins, in one round trip; answers what time it is there. */
  Instant begin(String how) throws SQLException {
    var _ = sql.takeTrace();
    try (var statement = connection.createStatement()) {
      statement.execute("begin transaction " + how + LIMITS);
      while (statement.getUpdateCount() != -1) {
        statement.getMoreResults();
      }
      try (var rows = statement.getResultSet()) {
        rows.next();
        return Instant.ofEpochMilli(rows.getLong(1));
      }
    }
  }

  void commit() throws SQLException {
    sql.run("commit");
  }

  /** Whatever is left of a transaction; when that fails, the connection is lost. */
  void rollBack(Throwable because) {
    try {
      sql.run("rollback");
    } catch (SQLException e) {
      because.addSuppressed(e);
      drop();
    }
  }

  boolean usable() throws SQLException {
    return !connection.isClosed();
  }

  /** Lets go of it at once, without a word to a server that may not answer. */
  void drop() {
    try {
      connection.abort(Runnable::run);
    } catch (SQLException _) {
      // it is of no use any more in any case
    }
  }

  @Override
  public void close() throws SQLException {
    sql.close();
  }
}
