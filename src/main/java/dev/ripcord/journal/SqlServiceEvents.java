package dev.ripcord.journal;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;

/** What is known of services apart from runs, in a table of a database. */
final class SqlServiceEvents<E> {
  /** A row's place, and what it says. */
  record Row(String service, int n, String type, String body) {}

  private final Sql sql;
  private final String table;
  private final Codec<E> codec;

  SqlServiceEvents(Sql sql, String table, Codec<E> codec) {
    this.sql = sql;
    this.table = table;
    this.codec = codec;
  }

  /** Those after {@code after}, in order, each with its place. */
  <T> List<T> of(String service, int after, BiFunction<Integer, E, T> made) throws SQLException {
    return rows("where service = ? and n > ? order by n", service, after).stream()
        .map(each -> made.apply(each.n(), codec.read(each.type(), each.body())))
        .toList();
  }

  /** All of all services, in their order. */
  List<Row> all() throws SQLException {
    return rows("order by service, n");
  }

  /** The place of the last one, 0 for none. */
  int last(String service) throws SQLException {
    return sql.first(
            "select max(n) from " + table + " where service = ?", row -> row.getInt(1), service)
        .orElse(0);
  }

  void append(String service, List<E> events, Instant now) throws SQLException {
    var n = last(service);
    for (var each : events) {
      n++;
      insert(service, n, now.toEpochMilli(), codec.name(each), codec.json(each));
    }
  }

  private void insert(String service, int n, long at, String type, String body)
      throws SQLException {
    sql.update(
        "insert into " + table + " (service, n, at, type, version, body) values (?, ?, ?, ?, ?, ?)",
        service,
        n,
        at,
        type,
        Stored.VERSION,
        body);
    sql.leave(
        "select n from " + table + " where service = ? and n = ? and at = ? and body = ?",
        service,
        n,
        at,
        body);
  }

  private List<Row> rows(String which, Object... values) throws SQLException {
    return sql.list(
        "select service, n, type, body from " + table + " " + which,
        row -> new Row(row.getString(1), row.getInt(2), row.getString(3), row.getString(4)),
        values);
  }
}
