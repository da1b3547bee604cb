package dev.ripcord.journal;

import dev.ripcord.release.LedgerEvent;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** What is known of the releases of services, in a database. */
final class SqlLedger {
  /** A row's place, and what it says. */
  record Row(String service, int n, String type, String body) {}

  private static final String ROW = "select service, n, type, body from ledger_event ";

  private final Sql sql;
  private final Codec<LedgerEvent> codec;

  SqlLedger(Sql sql, Codec<LedgerEvent> codec) {
    this.sql = sql;
    this.codec = codec;
  }

  List<LedgerEvent> of(String service) throws SQLException {
    return rows("where service = ? order by n", service).stream()
        .map(each -> codec.read(each.type(), each.body()))
        .toList();
  }

  /** All of all services, in their order. */
  List<Row> all() throws SQLException {
    return rows("order by service, n");
  }

  void append(String service, List<LedgerEvent> events, Instant now) throws SQLException {
    var known =
        sql.first(
            "select max(n) from ledger_event where service = ?", row -> row.getInt(1), service);
    var n = known.orElse(0);
    for (var each : events) {
      n++;
      insert(service, n, now.toEpochMilli(), codec.name(each), codec.json(each));
    }
  }

  private void insert(String service, int n, long at, String type, String body)
      throws SQLException {
    sql.update(
        "insert into ledger_event (service, n, at, type, version, body) values (?, ?, ?, ?, ?, ?)",
        service,
        n,
        at,
        type,
        Stored.VERSION,
        body);
    sql.leave(
        "select n from ledger_event where service = ? and n = ? and at = ? and body = ?",
        service,
        n,
        at,
        body);
  }

  private List<Row> rows(String which, Object... values) throws SQLException {
    return sql.list(
        ROW + which,
        row -> new Row(row.getString(1), row.getInt(2), row.getString(3), row.getString(4)),
        values);
  }
}
