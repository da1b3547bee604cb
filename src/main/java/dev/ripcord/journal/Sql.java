package dev.ripcord.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Statements on one connection; each text is prepared once. Not for several threads at a time. */
final class Sql implements AutoCloseable {
  private final Connection connection;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();
  private Optional<Trace> trace = Optional.empty();

  Sql(Connection connection) {
    this.connection = connection;
  }

  /** A question that has an answer exactly when the transaction that left it was committed. */
  record Trace(String text, List<Object> values) {}

  /** The newest one stands for all: a transaction is whole or nothing. */
  void leave(String text, Object... values) {
    trace = Optional.of(new Trace(text, List.of(values)));
  }

  /** What was left since the last call. */
  Optional<Trace> takeTrace() {
    var last = trace;
    trace = Optional.empty();
    return last;
  }

  boolean finds(Trace left) throws SQLException {
    return first(left.text(), _ -> true, left.values().toArray()).isPresent();
  }

  /** What a row says. */
  interface Reading<T> {
    T of(ResultSet row) throws SQLException;
  }

  /** What is done with a statement. */
  private interface Use<T> {
    T of(PreparedStatement statement) throws SQLException;
  }

  /** Runs a statement whose answer is of no interest; one left open would bar the next commit. */
  void run(String text) throws SQLException {
    with(
        text,
        statement -> {
          if (statement.execute()) {
            statement.getResultSet().close();
          }
          return true;
        });
  }

  /** Changes rows; answers how many. */
  int update(String text, @Nullable Object... values) throws SQLException {
    return with(text, statement -> bound(statement, values).executeUpdate());
  }

  <T> List<T> list(String text, Reading<T> reading, @Nullable Object... values)
      throws SQLException {
    return with(
        text,
        statement -> {
          try (var rows = bound(statement, values).executeQuery()) {
            var list = new ArrayList<T>();
            while (rows.next()) {
              list.add(reading.of(rows));
            }
            return list;
          }
        });
  }

  <T> Optional<T> first(String text, Reading<T> reading, @Nullable Object... values)
      throws SQLException {
    return with(
        text,
        statement -> {
          try (var rows = bound(statement, values).executeQuery()) {
            return rows.next() ? Optional.of(reading.of(rows)) : Optional.empty();
          }
        });
  }

  private static PreparedStatement bound(PreparedStatement statement, @Nullable Object... values)
      throws SQLException {
    for (var i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }

  /** A statement that failed is never used again: SQLite's driver has closed it by then. */
  private <T> T with(String text, Use<T> use) throws SQLException {
    try {
      return use.of(prepared(text));
    } catch (SQLException e) {
      prepared.remove(text);
      throw e;
    }
  }

  private PreparedStatement prepared(String text) throws SQLException {
    var known = prepared.get(text);
    if (known != null) {
      return known;
    }
    var statement = connection.prepareStatement(text);
    prepared.put(text, statement);
    return statement;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
