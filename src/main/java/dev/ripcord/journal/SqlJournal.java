package dev.ripcord.journal;

import dev.ripcord.plan.Plan;
import dev.ripcord.release.LedgerEvent;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The journal in the tables of a database, whichever that is. */
final class SqlJournal implements Journal {
  private final Database database;
  private final Predicate<String> gone;
  private final Codec<Event> codec = Codec.events();
  private final Codec<LedgerEvent> ledgerCodec = Codec.ledger();
  private final Codec<WatchEvent> watchCodec = Codec.watching();
  private volatile Optional<Known> known = Optional.empty();

  /** The run that was last written, so that its plan is not read for each event. */
  private record Known(String run, Plan plan) {}

  /** What is done in a write transaction. */
  private interface Writing<T> {
    T in(SqlWrite write) throws SQLException;
  }

  SqlJournal(Database database, Predicate<String> gone) {
    this.database = database;
    this.gone = gone;
  }

  @Override
  public Creation create(
      String id, Event.Created event, String owner, Duration lease, Optional<String> supersedes) {
    var wanted = new SqlWrite.Wanted(id, event, owner, lease);
    var creation = write(write -> write.create(wanted, supersedes));
    if (creation instanceof Creation.Yours) {
      known = Optional.of(new Known(id, event.plan()));
    }
    return creation;
  }

  @Override
  public Optional<Claim> claim(String run, String owner, Duration lease) {
    return write(write -> write.claim(run, owner, lease));
  }

  @Override
  public void append(Claim claim, Duration lease, List<Event> events) {
    Authority.toAppend(events);
    write(write -> {
      if (!write.renew(claim, lease)) {
        throw new FencedException(claim);
      }
      write.append(claim.run(), plan(write, claim.run()), events);
      return true;
    });
  }

  @Override
  public boolean renew(Claim claim, Duration lease) {
    return write(write -> write.renew(claim, lease));
  }

  @Override
  public void tell(String run, Event event) {
    Authority.toTell(event);
    write(write -> {
      write.append(write.known(run).id(), plan(write, run), List.of(event));
      return true;
    });
  }

  @Override
  public List<Entry> entries(String run, int after) {
    return database.read(sql -> new SqlEvents(sql, codec).entries(run, after));
  }

  @Override
  public List<RunRow> runs(Optional<String> service, int most) {
    var runs =
        database.read(sql -> {
          var tables = new SqlTables(sql);
          return service.isPresent() ? tables.runs(service.get(), most) : tables.newest(most);
        });
    return runs.stream().map(Tables.Run::row).toList();
  }

  @Override
  public Optional<RunRow> run(String id) {
    return database.read(sql -> new SqlTables(sql).run(id)).map(Tables.Run::row);
  }

  @Override
  public Optional<Lock> lock(String service) {
    return database.read(
        sql -> new SqlTables(sql).service(service).flatMap(each -> each.lock(database.now())));
  }

  @Override
  public List<LedgerEvent> ledger(String service) {
    return database.read(sql -> ledger(sql).of(service, 0, (_, event) -> event));
  }

  @Override
  public boolean learn(String service, Optional<Integer> after, List<LedgerEvent> events) {
    return database.write(sql -> append(ledger(sql), service, after, events));
  }

  @Override
  public List<WatchEntry> watching(String service, int after) {
    return database.read(sql -> watching(sql).of(service, after, WatchEntry::new));
  }

  @Override
  public boolean note(String service, Optional<Integer> after, List<WatchEvent> events) {
    return database.write(sql -> append(watching(sql), service, after, events));
  }

  private <E> boolean append(
      SqlServiceEvents<E> table, String service, Optional<Integer> after, List<E> events)
      throws SQLException {
    if (after.isPresent() && table.last(service) != after.get()) {
      return false;
    }
    table.append(service, events, database.now().there());
    return true;
  }

  @Override
  public String mark() {
    return database
        .read(sql -> sql.first(database.markQuery(), row -> row.getString(1)))
        .orElseThrow();
  }

  private SqlServiceEvents<LedgerEvent> ledger(Sql sql) {
    return new SqlServiceEvents<>(sql, "ledger_event", ledgerCodec);
  }

  private SqlServiceEvents<WatchEvent> watching(Sql sql) {
    return new SqlServiceEvents<>(sql, "watch_event", watchCodec);
  }

  /** Where the database's own storage is damaged, nothing else can be told. */
  @Override
  public List<String> verify() {
    var damaged = database.check();
    return damaged.isEmpty()
        ? new Verification(codec, ledgerCodec, watchCodec).of(content())
        : damaged;
  }

  private Verification.Content content() {
    return database.read(sql ->
        new Verification.Content(
            new SqlEvents(sql, codec).all(),
            new SqlTables(sql).all(),
            ledger(sql).all(),
            watching(sql).all()));
  }

  @Override
  public void close() {
    database.close();
  }

  /** The moment is read inside, after waiting for others. */
  private <T> T write(Writing<T> writing) {
    return database.write(sql -> writing.in(new SqlWrite(sql, codec, database.now(), gone)));
  }

  private Plan plan(SqlWrite write, String run) throws SQLException {
    var last = known;
    if (last.isPresent() && last.get().run().equals(run)) {
      return last.get().plan();
    }
    var plan = write.plan(run);
    known = Optional.of(new Known(run, plan));
    return plan;
  }
}
