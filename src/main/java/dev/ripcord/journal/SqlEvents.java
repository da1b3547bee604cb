package dev.ripcord.journal;

import dev.ripcord.plan.Plan;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** The events of runs in a database: appended together with what they change, and read. */
final class SqlEvents {
  private static final String EVENT =
      "select run_id, n, at, type, version, body, prev_hash, hash from event ";

  private final Sql sql;
  private final Codec<Event> codec;

  SqlEvents(Sql sql, Codec<Event> codec) {
    this.sql = sql;
    this.codec = codec;
  }

  /** Appends at the end of a run's chain, and changes the tables accordingly. */
  void append(String run, Plan plan, List<Event> events, Instant now) throws SQLException {
    var tables = new SqlTables(sql);
    var end = tables.run(run).map(Tables.Run::end).orElse(Stored.End.START);
    for (var event : events) {
      var stored = Stored.after(end, run, now, codec.name(event), codec.json(event));
      insert(stored);
      end = stored.end();
      var entry = new Entry(run, stored.n(), now, event, stored.hash());
      for (var change : Projection.of(entry, plan)) {
        tables.apply(change);
      }
    }
  }

  List<Entry> entries(String run, int after) throws SQLException {
    return sql
        .list(EVENT + "where run_id = ? and n > ? order by n", SqlEvents::stored, run, after)
        .stream()
        .map(each -> each.entry(codec))
        .toList();
  }

  /** The plan that a run was created with. */
  Plan plan(String run) throws SQLException {
    var first = sql.first(EVENT + "where run_id = ? and n = 1", SqlEvents::stored, run);
    if (first.isPresent() && first.get().entry(codec).event() instanceof Event.Created created) {
      return created.plan();
    }
    throw new JournalException("run " + run + " lacks its first event, which has its plan");
  }

  /** All events of all runs, in their order. */
  List<Stored> all() throws SQLException {
    return sql.list(EVENT + "order by run_id, n", SqlEvents::stored);
  }

  private void insert(Stored each) throws SQLException {
    sql.update(
        "insert into event (run_id, n, at, type, version, body, prev_hash, hash)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?)",
        each.run(),
        each.n(),
        each.at(),
        each.type(),
        each.version(),
        each.body(),
        each.before(),
        each.hash());
    sql.leave(
        "select n from event where run_id = ? and n = ? and hash = ?",
        each.run(),
        each.n(),
        each.hash());
  }

  private static Stored stored(ResultSet row) throws SQLException {
    return new Stored(
        row.getString(1),
        row.getInt(2),
        row.getLong(3),
        row.getString(4),
        row.getInt(5),
        row.getString(6),
        row.getString(7),
        row.getString(8));
  }
}
