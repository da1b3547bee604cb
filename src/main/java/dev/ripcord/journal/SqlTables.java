package dev.ripcord.journal;

import dev.ripcord.plan.Purpose;
import dev.ripcord.plan.Rank;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The tables that are made from events, in a database: written change by change, and read. */
final class SqlTables {
  private static final String RUN =
      "select run_id, service, purpose, procedure, rank, created, updated, outcome, epoch, owner,"
          + " last_n, last_hash from run ";
  private static final String HELD =
      "select service, run_id, rank, epoch, owner, lease_until, lease_length from service_lock ";
  private static final String TRIED =
      "select run_id, step_path, attempt, host, state, handle, before_n, at from step_attempt";

  /** A service's row with its lease, which no event knows. */
  record Service(String name, Tables.Held held, Lease lease) {
    Optional<Lock> lock(Moment now) {
      var until = now.seenHere(lease.seenAt(now.there()).until());
      return held.run()
          .map(run -> new Lock(name, run, held.rank(), held.epoch(), held.owner(), until));
    }
  }

  private final Sql sql;

  SqlTables(Sql sql) {
    this.sql = sql;
  }

  void apply(Change change) throws SQLException {
    switch (change) {
      case Change.Begun each -> begin(each);
      case Change.Grown(String run, Stored.End end, Instant at) ->
          sql.update(
              "update run set updated = ?, last_n = ?, last_hash = ? where run_id = ?",
              at.toEpochMilli(),
              end.n(),
              end.hash(),
              run);
      case Change.Held each -> hold(each);
      case Change.Ended(String run, Outcome outcome) ->
          sql.update("update run set outcome = ? where run_id = ?", outcome.name(), run);
      case Change.Released(String run, String service) ->
          sql.update(
              "update service_lock set run_id = null where service = ? and run_id = ?",
              service,
              run);
      case Change.Tried each -> tried(each);
    }
  }

  private void begin(Change.Begun each) throws SQLException {
    sql.update(
        "insert into run (run_id, service, purpose, procedure, rank, created, updated, outcome,"
            + " epoch, owner, last_n, last_hash) values (?, ?, ?, ?, ?, ?, ?, null, 0, '', 0, '')",
        each.run(),
        each.service(),
        each.purpose().name(),
        each.procedure(),
        each.rank().name(),
        each.at().toEpochMilli(),
        each.at().toEpochMilli());
  }

  private void hold(Change.Held each) throws SQLException {
    sql.update(
        "update run set outcome = null, epoch = ?, owner = ? where run_id = ?",
        each.epoch(),
        each.owner(),
        each.run());
    sql.update(
        "update service_lock set run_id = ?, rank = ?, epoch = ?, owner = ? where service = ?",
        each.run(),
        each.rank().name(),
        each.epoch(),
        each.owner(),
        each.service());
  }

  private void tried(Change.Tried each) throws SQLException {
    var key = each.key();
    var rows =
        sql.update(
            "update step_attempt set host = ?, state = ?, handle = coalesce(?, handle),"
                + " before_n = coalesce(?, before_n), at = ?"
                + " where run_id = ? and step_path = ? and attempt = ?",
            each.host(),
            each.state().name(),
            each.handle().orElse(null),
            each.before().orElse(null),
            each.at().toEpochMilli(),
            key.run(),
            key.path(),
            key.attempt());
    if (rows == 0) {
      insert(each);
    }
  }

  private void insert(Change.Tried each) throws SQLException {
    sql.update(
        "insert into step_attempt (run_id, step_path, attempt, host, state, handle, before_n, at)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?)",
        each.key().run(),
        each.key().path(),
        each.key().attempt(),
        each.host(),
        each.state().name(),
        each.handle().orElse(null),
        each.before().orElse(null),
        each.at().toEpochMilli());
  }

  Optional<Tables.Run> run(String id) throws SQLException {
    return sql.first(RUN + "where run_id = ?", SqlTables::run, id);
  }

  List<Tables.Run> runs() throws SQLException {
    return sql.list(RUN, SqlTables::run);
  }

  /** By epoch, for one service: no clock that was put back can mix them up. */
  List<Tables.Run> runs(String service, int most) throws SQLException {
    return sql.list(
        RUN + "where service = ? order by epoch desc limit ?", SqlTables::run, service, most);
  }

  List<Tables.Run> newest(int most) throws SQLException {
    return sql.list(RUN + "order by created desc, epoch desc limit ?", SqlTables::run, most);
  }

  Optional<Service> service(String name) throws SQLException {
    return sql.first(HELD + "where service = ?", SqlTables::service, name);
  }

  /** All of them, as they would be made from events. */
  Tables all() throws SQLException {
    var tables = new Tables();
    runs().forEach(each -> tables.runs.put(each.row().id(), each));
    sql.list(HELD, SqlTables::service)
        .forEach(each -> tables.services.put(each.name(), each.held()));
    sql.list(TRIED, row -> tables.attempts.put(attempt(row), tried(row)));
    return tables;
  }

  private static Tables.Run run(ResultSet row) throws SQLException {
    var run =
        new RunRow(
            row.getString(1),
            row.getString(2),
            Purpose.valueOf(row.getString(3)),
            row.getString(4),
            Rank.valueOf(row.getString(5)),
            Instant.ofEpochMilli(row.getLong(6)),
            Instant.ofEpochMilli(row.getLong(7)),
            Optional.ofNullable(row.getString(8)).map(Outcome::valueOf),
            row.getLong(9),
            row.getString(10));
    return new Tables.Run(run, new Stored.End(row.getInt(11), row.getString(12)));
  }

  private static Service service(ResultSet row) throws SQLException {
    var held =
        new Tables.Held(
            Optional.ofNullable(row.getString(2)),
            Rank.valueOf(row.getString(3)),
            row.getLong(4),
            row.getString(5));
    var lease = new Lease(Instant.ofEpochMilli(row.getLong(6)), Duration.ofMillis(row.getLong(7)));
    return new Service(row.getString(1), held, lease);
  }

  private static Change.Try attempt(ResultSet row) throws SQLException {
    return new Change.Try(row.getString(1), row.getString(2), row.getInt(3));
  }

  private static Tables.Tried tried(ResultSet row) throws SQLException {
    var before = row.getInt(7);
    return new Tables.Tried(
        row.getString(4),
        Attempt.valueOf(row.getString(5)),
        Optional.ofNullable(row.getString(6)),
        before == 0 ? Optional.empty() : Optional.of(before),
        Instant.ofEpochMilli(row.getLong(8)));
  }
}
