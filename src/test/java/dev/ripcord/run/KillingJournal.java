package dev.ripcord.run;

import dev.ripcord.journal.Claim;
import dev.ripcord.journal.Entry;
import dev.ripcord.journal.Event;
import dev.ripcord.journal.Journal;
import dev.ripcord.journal.Lock;
import dev.ripcord.journal.RunRow;
import dev.ripcord.journal.WatchEntry;
import dev.ripcord.journal.WatchEvent;
import dev.ripcord.release.LedgerEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A journal with a disaster just before or just after one of its writes. */
final class KillingJournal implements Journal {
  private final Journal journal;
  private final int at;
  private final boolean before;
  private final Runnable disaster;
  private int writes;

  /** It kills its own process with -9; never when {@code at} is 0. */
  KillingJournal(Journal journal, int at, boolean before) {
    this(journal, at, before, KillingJournal::die);
  }

  KillingJournal(Journal journal, int at, boolean before, Runnable disaster) {
    this.disaster = disaster;
    this.journal = journal;
    this.at = at;
    this.before = before;
  }

  private <T> T write(Supplier<T> write) {
    writes++;
    if (writes == at && before) {
      disaster.run();
    }
    var result = write.get();
    if (writes == at) {
      disaster.run();
    }
    return result;
  }

  private static void die() {
    try {
      var pid = String.valueOf(ProcessHandle.current().pid());
      new ProcessBuilder("kill", "-9", pid).inheritIO().start().waitFor();
      throw new IllegalStateException("survived kill -9");
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Creation create(
      String id, Event.Created event, String owner, Duration lease, Optional<String> supersedes) {
    return write(() -> journal.create(id, event, owner, lease, supersedes));
  }

  @Override
  public Optional<Claim> claim(String run, String owner, Duration lease) {
    return write(() -> journal.claim(run, owner, lease));
  }

  @Override
  public void append(Claim claim, Duration lease, List<Event> events) {
    write(() -> {
      journal.append(claim, lease, events);
      return true;
    });
  }

  @Override
  public boolean renew(Claim claim, Duration lease) {
    return journal.renew(claim, lease);
  }

  @Override
  public void tell(String run, Event event) {
    journal.tell(run, event);
  }

  @Override
  public List<Entry> entries(String run, int after) {
    return journal.entries(run, after);
  }

  @Override
  public List<RunRow> runs(Optional<String> service, int most) {
    return journal.runs(service, most);
  }

  @Override
  public Optional<RunRow> run(String id) {
    return journal.run(id);
  }

  @Override
  public Optional<Lock> lock(String service) {
    return journal.lock(service);
  }

  @Override
  public List<LedgerEvent> ledger(String service) {
    return journal.ledger(service);
  }

  @Override
  public boolean learn(String service, Optional<Integer> after, List<LedgerEvent> events) {
    return journal.learn(service, after, events);
  }

  @Override
  public List<WatchEntry> watching(String service, int after) {
    return journal.watching(service, after);
  }

  @Override
  public boolean note(String service, Optional<Integer> after, List<WatchEvent> events) {
    return journal.note(service, after, events);
  }

  @Override
  public String mark() {
    return journal.mark();
  }

  @Override
  public List<String> verify() {
    return journal.verify();
  }

  @Override
  public void close() {
    journal.close();
  }
}
