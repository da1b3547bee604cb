package dev.ripcord.journal;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * The tables, as numbered steps that each lead from one version to the next. A step that was ever
 * released is never changed. Constants, as to read a file out of the jar costs every first run 20
 * ms.
 */
final class Schema {
  private static final String VERSIONS =
      "create table schema_version (version bigint not null primary key, at bigint not null)";

  /** Only types and words that SQLite and PostgreSQL share. */
  private static final String STEP_1 =
      """
      -- Moments are milliseconds since 1970-01-01T00:00:00Z. Only types and words that SQLite and PostgreSQL share.

      -- What happened, in a chain for each run; never changed. Everything but ledger_event can be made from it again.
      create table event (
        run_id text not null,
        n bigint not null,
        at bigint not null,
        type text not null,
        version bigint not null,
        body text not null,
        prev_hash text not null,
        hash text not null,
        primary key (run_id, n)
      );

      create table run (
        run_id text not null primary key,
        service text not null,
        purpose text not null,
        procedure text not null,
        rank text not null,
        created bigint not null,
        updated bigint not null,
        outcome text,
        epoch bigint not null,
        owner text not null,
        last_n bigint not null,
        last_hash text not null
      );

      create index run_service on run (service, epoch);

      -- One row for each service, for ever, as the epoch only grows; run_id is null while nobody has the service. Of all
      -- columns only the lease is not made from events.
      create table service_lock (
        service text not null primary key,
        run_id text,
        rank text not null,
        epoch bigint not null,
        owner text not null,
        lease_until bigint not null,
        lease_length bigint not null
      );

      -- before_n is the event that has the facts seen before the try.
      create table step_attempt (
        run_id text not null,
        step_path text not null,
        host text not null,
        attempt bigint not null,
        state text not null,
        handle text,
        before_n bigint,
        at bigint not null,
        primary key (run_id, step_path, attempt)
      );

      -- What is known of a service's releases; never changed.
      create table ledger_event (
        service text not null,
        n bigint not null,
        at bigint not null,
        type text not null,
        version bigint not null,
        body text not null,
        primary key (service, n)
      );
      """;

  private static final String STEP_2 =
      """
      -- What was said and decided about the watching of a service; never changed.
      create table watch_event (
        service text not null,
        n bigint not null,
        at bigint not null,
        type text not null,
        version bigint not null,
        body text not null,
        primary key (service, n)
      );
      """;

  private static final List<String> STEPS = List.of(STEP_1, STEP_2);

  /** The version that this program reads and writes. */
  static final int NEWEST = STEPS.size();

  private Schema() {}

  /** The version of the tables that are there. */
  static Optional<Integer> version(Sql sql) throws SQLException {
    return sql.first(
        "select version from schema_version order by version desc", row -> row.getInt(1));
  }

  /** Brings tables of that version, 0 for none, to the newest; within a transaction. */
  static void upgrade(Sql sql, int from, long now) throws SQLException {
    if (from == 0) {
      sql.run(VERSIONS);
    }
    for (var next = from + 1; next <= NEWEST; next++) {
      for (var statement : STEPS.get(next - 1).split(";\n", -1)) {
        if (!statement.isBlank()) {
          sql.run(statement);
        }
      }
      sql.update("insert into schema_version (version, at) values (?, ?)", next, now);
    }
  }
}
