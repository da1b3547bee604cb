package dev.ripcord.journal;

import dev.ripcord.plan.Plan;
import dev.ripcord.plan.Rank;
import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** One write transaction: who may write, and what is written then. */
final class SqlWrite {
  private final Sql sql;
  private final SqlEvents events;
  private final SqlTables tables;
  private final Moment moment;
  private final Instant now;
  private final Predicate<String> gone;

  SqlWrite(Sql sql, Codec<Event> codec, Moment moment, Predicate<String> gone) {
    this.sql = sql;
    this.events = new SqlEvents(sql, codec);
    this.tables = new SqlTables(sql);
    this.moment = moment;
    this.now = moment.there();
    this.gone = gone;
  }

  /** What creating a run needs. */
  record Wanted(String id, Event.Created event, String owner, Duration lease) {
    String service() {
      return event.plan().service();
    }
  }

  Journal.Creation create(Wanted wanted, Optional<String> supersedes) throws SQLException {
    var found = tables.service(wanted.service());
    var lock = found.flatMap(each -> each.lock(moment));
    if (lock.isPresent() && !isReplaceable(found.get(), supersedes)) {
      return new Journal.Creation.Busy(lock.get());
    }
    if (tables.run(wanted.id()).isPresent()) {
      throw new JournalException("the journal has a run " + wanted.id() + " already");
    }
    if (found.isEmpty()) {
      insert(wanted.service(), wanted.event().plan().rank());
    }
    var epoch = found.map(each -> each.held().epoch()).orElse(0L);
    var claim = new Claim(wanted.id(), wanted.service(), epoch + 1, wanted.owner());
    take(claim, wanted.lease());
    if (lock.isPresent()) {
      var superseded = new Event.Superseded(wanted.id(), wanted.event().who());
      append(lock.get().run(), events.plan(lock.get().run()), List.of(superseded));
    }
    append(wanted.id(), wanted.event().plan(), List.of(wanted.event(), claimed(claim)));
    return new Journal.Creation.Yours(claim);
  }

  Optional<Claim> claim(String run, String owner, Duration lease) throws SQLException {
    var service = known(run).service();
    var found = tables.service(service);
    if (found.isEmpty() || !isReplaceable(found.get(), Optional.of(run))) {
      return Optional.empty();
    }
    var claim = new Claim(run, service, found.get().held().epoch() + 1, owner);
    take(claim, lease);
    append(run, events.plan(run), List.of(claimed(claim)));
    return Optional.of(claim);
  }

  /** The fence: renews the lease of whoever still holds the newest epoch. */
  boolean renew(Claim claim, Duration length) throws SQLException {
    var lease = Lease.from(now, length);
    return 1
        == sql.update(
            "update service_lock set lease_until = ?, lease_length = ?"
                + " where service = ? and run_id = ? and epoch = ?",
            lease.until().toEpochMilli(),
            lease.length().toMillis(),
            claim.service(),
            claim.run(),
            claim.epoch());
  }

  RunRow known(String run) throws SQLException {
    return tables
        .run(run)
        .orElseThrow(() -> new JournalException("the journal has no run " + run))
        .row();
  }

  void append(String run, Plan plan, List<Event> more) throws SQLException {
    events.append(run, plan, more, now);
  }

  Plan plan(String run) throws SQLException {
    return events.plan(run);
  }

  private static Event claimed(Claim claim) {
    return new Event.Claimed(claim.epoch(), claim.owner());
  }

  /** Whether this run has the service, and may lose it. */
  private boolean isReplaceable(SqlTables.Service service, Optional<String> run)
      throws SQLException {
    if (run.isEmpty() || !service.held().run().equals(run)) {
      return false;
    }
    var lease = service.lease().seenAt(now);
    if (!lease.equals(service.lease())) {
      cut(service, lease);
    }
    return lease.over(now)
        || known(run.get()).outcome().equals(Optional.of(Outcome.WAITING))
        || gone.test(service.held().owner());
  }

  private void cut(SqlTables.Service service, Lease lease) throws SQLException {
    sql.update(
        "update service_lock set lease_until = ? where service = ? and epoch = ?",
        lease.until().toEpochMilli(),
        service.name(),
        service.held().epoch());
  }

  private void insert(String service, Rank rank) throws SQLException {
    sql.update(
        "insert into service_lock (service, run_id, rank, epoch, owner, lease_until, lease_length)"
            + " values (?, null, ?, 0, '', 0, 0)",
        service,
        rank.name());
  }

  /** Of several who read the same epoch, one gets through. */
  private void take(Claim claim, Duration length) throws SQLException {
    var lease = Lease.from(now, length);
    var rows =
        sql.update(
            "update service_lock set epoch = ?, lease_until = ?, lease_length = ?"
                + " where service = ? and epoch = ?",
            claim.epoch(),
            lease.until().toEpochMilli(),
            lease.length().toMillis(),
            claim.service(),
            claim.epoch() - 1);
    if (rows == 0) {
      throw new SQLTransactionRollbackException(claim.service() + " was taken meanwhile");
    }
  }
}
