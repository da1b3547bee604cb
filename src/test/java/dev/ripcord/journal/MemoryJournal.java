package dev.ripcord.journal;

import dev.ripcord.clock.Clock;
import dev.ripcord.release.LedgerEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * A journal in memory that can fail, or stop its caller, around every durable write.
 *
 * <p>It outlives what uses it: a test of a crash lets a hook throw an {@link Error}, and then opens
 * the next "process" on the same object. Events go through their JSON, as in a file. Renewals of a
 * lease are no durable writes here, as nothing hangs on when they happen.
 */
public final class MemoryJournal implements Journal {
  /** One durable write: what for, to which run or service, and what. */
  public record Write(Kind kind, String to, List<Event> events) {}

  /** Which method writes. */
  public enum Kind {
    CREATE,
    CLAIM,
    APPEND,
    TELL,
    LEARN,
    NOTE
  }

  private final Clock clock;
  private final Codec<Event> codec = Codec.events();
  private final Codec<LedgerEvent> ledgerCodec = Codec.ledger();
  private final ReentrantLock lock = new ReentrantLock(true);
  private final Map<String, List<Stored>> events = new TreeMap<>();
  private final Map<String, List<String[]>> ledgers = new TreeMap<>();
  private final Codec<WatchEvent> watchCodec = Codec.watching();
  private final Map<String, List<String[]>> watched = new TreeMap<>();
  private final Map<String, Lease> leases = new TreeMap<>();
  private final Tables tables = new Tables();
  private final List<Write> writes = new ArrayList<>();

  private Predicate<String> gone = _ -> false;
  private Consumer<Write> before = _ -> {};
  private Consumer<Write> after = _ -> {};
  private int left = Integer.MAX_VALUE;

  public MemoryJournal(Clock clock) {
    this.clock = clock;
  }

  /** Which owners are known to be gone, so that their lease counts for nothing. */
  public MemoryJournal gone(Predicate<String> owners) {
    gone = owners;
    return this;
  }

  /** Every durable write after so many more fails, and writes nothing, like on a full disk. */
  public MemoryJournal failAfter(int writes) {
    left = writes;
    return this;
  }

  /**
   * Called before each durable write; what it throws goes to the caller, and nothing is written.
   */
  public MemoryJournal before(Consumer<Write> hook) {
    before = hook;
    return this;
  }

  /** Called after each durable write; what it throws goes to the caller, and all is written. */
  public MemoryJournal after(Consumer<Write> hook) {
    after = hook;
    return this;
  }

  /** All hooks and failures off, as for the next process. */
  public MemoryJournal whole() {
    return before(_ -> {}).after(_ -> {}).failAfter(Integer.MAX_VALUE);
  }

  /** Every durable write so far, in order. */
  public List<Write> writes() {
    return alone(() -> List.copyOf(writes));
  }

  @Override
  public Creation create(
      String id, Event.Created event, String owner, Duration lease, Optional<String> supersedes) {
    return alone(() -> {
      var service = event.plan().service();
      var held = Optional.ofNullable(tables.services.get(service)).flatMap(Tables.Held::run);
      if (held.isPresent() && !(held.equals(supersedes) && free(service, held.get()))) {
        return new Creation.Busy(lock(service).orElseThrow());
      }
      if (events.containsKey(id)) {
        throw new JournalException("there is a run " + id + " already");
      }
      var claim = new Claim(id, service, epoch(service) + 1, owner);
      var claimed = new Event.Claimed(claim.epoch(), owner);
      write(
          new Write(Kind.CREATE, id, List.of(event, claimed)),
          () -> {
            held.ifPresent(old -> add(old, List.of(new Event.Superseded(id, event.who()))));
            leases.put(service, Lease.from(now(), lease));
            add(id, List.of(event, claimed));
          });
      return new Creation.Yours(claim);
    });
  }

  @Override
  public Optional<Claim> claim(String run, String owner, Duration lease) {
    return alone(() -> {
      var service = known(run).service();
      var held = Optional.ofNullable(tables.services.get(service)).flatMap(Tables.Held::run);
      if (!held.equals(Optional.of(run)) || !free(service, run)) {
        return Optional.empty();
      }
      var claim = new Claim(run, service, epoch(service) + 1, owner);
      var claimed = List.<Event>of(new Event.Claimed(claim.epoch(), owner));
      write(
          new Write(Kind.CLAIM, run, claimed),
          () -> {
            leases.put(service, Lease.from(now(), lease));
            add(run, claimed);
          });
      return Optional.of(claim);
    });
  }

  @Override
  public void append(Claim claim, Duration lease, List<Event> more) {
    Authority.toAppend(more);
    alone(() -> {
      if (!holds(claim)) {
        throw new FencedException(claim);
      }
      write(
          new Write(Kind.APPEND, claim.run(), List.copyOf(more)),
          () -> {
            leases.put(claim.service(), Lease.from(now(), lease));
            add(claim.run(), more);
          });
      return true;
    });
  }

  @Override
  public boolean renew(Claim claim, Duration lease) {
    return alone(() -> {
      var holds = holds(claim);
      if (holds) {
        leases.put(claim.service(), Lease.from(now(), lease));
      }
      return holds;
    });
  }

  @Override
  public void tell(String run, Event event) {
    Authority.toTell(event);
    alone(() -> {
      var row = known(run);
      write(new Write(Kind.TELL, row.id(), List.of(event)), () -> add(row.id(), List.of(event)));
      return true;
    });
  }

  @Override
  public List<Entry> entries(String run, int after) {
    return alone(() ->
        events.getOrDefault(run, List.of()).stream()
            .filter(each -> each.n() > after)
            .map(each -> each.entry(codec))
            .toList());
  }

  @Override
  public List<RunRow> runs(Optional<String> service, int most) {
    var byEpoch = Comparator.comparingLong(RunRow::epoch);
    var order =
        service.isPresent()
            ? byEpoch
            : Comparator.comparing(RunRow::created).thenComparing(byEpoch);
    return alone(() ->
        tables.runs.values().stream()
            .map(Tables.Run::row)
            .filter(each -> service.isEmpty() || service.get().equals(each.service()))
            .sorted(order.reversed())
            .limit(most)
            .toList());
  }

  @Override
  public Optional<RunRow> run(String id) {
    return alone(() -> Optional.ofNullable(tables.runs.get(id)).map(Tables.Run::row));
  }

  @Override
  public Optional<Lock> lock(String service) {
    return alone(() ->
        Optional.ofNullable(tables.services.get(service))
            .flatMap(held -> held.run().map(run -> seen(service, run, held))));
  }

  @Override
  public List<LedgerEvent> ledger(String service) {
    return alone(() ->
        ledgers.getOrDefault(service, List.of()).stream()
            .map(each -> ledgerCodec.read(each[0], each[1]))
            .toList());
  }

  @Override
  public boolean learn(String service, Optional<Integer> last, List<LedgerEvent> more) {
    return alone(() -> {
      if (last.isPresent() && last.get() != ledgers.getOrDefault(service, List.of()).size()) {
        return false;
      }
      write(
          new Write(Kind.LEARN, service, List.of()),
          () -> {
            var known = ledgers.computeIfAbsent(service, _ -> new ArrayList<>());
            more.forEach(
                each -> known.add(new String[] {ledgerCodec.name(each), ledgerCodec.json(each)}));
          });
      return true;
    });
  }

  @Override
  public List<WatchEntry> watching(String service, int after) {
    return alone(() -> {
      var all = watched.getOrDefault(service, List.of());
      return IntStream.range(after, all.size())
          .mapToObj(i -> new WatchEntry(i + 1, watchCodec.read(all.get(i)[0], all.get(i)[1])))
          .toList();
    });
  }

  @Override
  public boolean note(String service, Optional<Integer> last, List<WatchEvent> more) {
    return alone(() -> {
      if (last.isPresent() && last.get() != watched.getOrDefault(service, List.of()).size()) {
        return false;
      }
      write(
          new Write(Kind.NOTE, service, List.of()),
          () -> {
            var known = watched.computeIfAbsent(service, _ -> new ArrayList<>());
            more.forEach(
                each -> known.add(new String[] {watchCodec.name(each), watchCodec.json(each)}));
          });
      return true;
    });
  }

  /** Nothing can be edited here, so nothing is ever wrong. */
  @Override
  public List<String> verify() {
    return List.of();
  }

  @Override
  public void close() {}

  private void write(Write write, Runnable change) {
    before.accept(write);
    if (left == 0) {
      throw new JournalException("the journal in memory is full: nothing was written");
    }
    left--;
    change.run();
    writes.add(write);
    after.accept(write);
  }

  private void add(String run, List<Event> more) {
    var known = events.computeIfAbsent(run, _ -> new ArrayList<>());
    for (var each : more) {
      var end = known.isEmpty() ? Stored.End.START : known.getLast().end();
      known.add(Stored.after(end, run, now(), codec.name(each), codec.json(each)));
      var created = (Event.Created) known.getFirst().entry(codec).event();
      Projection.of(known.getLast().entry(codec), created.plan()).forEach(tables::apply);
    }
  }

  private boolean holds(Claim claim) {
    var held = tables.services.get(claim.service());
    return held != null
        && held.run().equals(Optional.of(claim.run()))
        && held.epoch() == claim.epoch();
  }

  private boolean free(String service, String run) {
    var waits = known(run).outcome().equals(Optional.of(Outcome.WAITING));
    var holder = lock(service).orElseThrow();
    return waits || !holder.leaseUntil().isAfter(now()) || gone.test(holder.owner());
  }

  private Lock seen(String service, String run, Tables.Held held) {
    var lease = leases.compute(service, (_, old) -> old == null ? null : old.seenAt(now()));
    if (lease == null) {
      throw new AssertionError("who holds a service has a lease");
    }
    return new Lock(service, run, held.rank(), held.epoch(), held.owner(), lease.until());
  }

  private long epoch(String service) {
    var held = tables.services.get(service);
    return held == null ? 0 : held.epoch();
  }

  private RunRow known(String run) {
    return run(run).orElseThrow(() -> new JournalException("there is no run " + run));
  }

  private Instant now() {
    return Instant.ofEpochMilli(clock.now().toEpochMilli());
  }

  @Override
  public String mark() {
    return alone(() -> String.valueOf(writes.size()));
  }

  private <T> T alone(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }
}
