package dev.ripcord.server;

import dev.ripcord.decide.guard.Happening;
import dev.ripcord.decide.incident.Chronicle;
import dev.ripcord.journal.Entry;
import dev.ripcord.journal.Event;
import dev.ripcord.journal.Journal;
import dev.ripcord.journal.Lock;
import dev.ripcord.journal.Outcome;
import dev.ripcord.journal.RunRow;
import dev.ripcord.journal.WatchEntry;
import dev.ripcord.journal.WatchEvent;
import dev.ripcord.plan.Purpose;
import dev.ripcord.plan.Rank;
import dev.ripcord.release.Ledger;
import dev.ripcord.release.LedgerEvent;
import dev.ripcord.release.Release;
import dev.ripcord.rule.Baseline;
import dev.ripcord.rule.Signal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What the journal has of one service, read bit by bit; not for several threads. */
public final class Annals {
  private static final int RUNS = 50;

  private final Journal journal;
  private final String service;
  private final Function<Instant, Map<Signal, Baseline>> baselines;
  private final List<WatchEntry> unread = new ArrayList<>();
  private final Set<String> rollbacks = new HashSet<>();
  private final Set<WatchEvent.Returned> told = new HashSet<>();
  private final Map<WatchEvent.Returned, Instant> over = new LinkedHashMap<>();
  private Optional<WatchEvent.Returned> returned = Optional.empty();
  private Ledger ledger = Ledger.EMPTY;
  private int ledgerRead;
  private int ownRead;
  private int everyRead;

  /** {@code baselines} tells what signals were before a moment. */
  public Annals(
      Journal journal, String service, Function<Instant, Map<Signal, Baseline>> baselines) {
    this.journal = journal;
    this.service = service;
    this.baselines = baselines;
  }

  /** What happened that was not told yet, in the order of time. */
  public List<Happening> news() {
    var news = new ArrayList<Happening>();
    news.addAll(runs());
    news.addAll(releases());
    var own = journal.watching(service, ownRead);
    var everyone = journal.watching(WatchEvent.EVERY_SERVICE, everyRead);
    own.forEach(each -> Chronicle.of(each.event()).ifPresent(news::add));
    everyone.forEach(each -> Chronicle.of(each.event()).ifPresent(news::add));
    ownRead += own.size();
    everyRead += everyone.size();
    unread.addAll(own);
    own.forEach(each -> remember(each.event()));
    news.sort(Comparator.comparing(Happening::at));
    return news;
  }

  /** That the release which runs is one that was gone back from, where nobody was told of it. */
  Optional<WatchEvent> returned() {
    return returned.filter(each -> !told.contains(each)).map(WatchEvent.class::cast);
  }

  /** Those of which people were told and that are so no more since then; each once. */
  List<WatchEvent.Returned> gone(Instant since) {
    var gone = over.entrySet().stream().filter(each -> told.contains(each.getKey())).toList();
    var lately =
        gone.stream()
            .filter(each -> each.getValue().isAfter(since))
            .map(Map.Entry::getKey)
            .toList();
    gone.forEach(each -> over.remove(each.getKey()));
    return lately;
  }

  private void remember(WatchEvent event) {
    if (event instanceof WatchEvent.Returned each) {
      told.add(each);
    }
  }

  private void follow(LedgerEvent event) {
    ledger = ledger.after(event);
    var before = returned;
    returned =
        event instanceof LedgerEvent.Deployed each
            ? returned(each)
            : returned.filter(this::isQuarantined);
    before.filter(each -> !returned.equals(before)).ifPresent(each -> over.put(each, event.at()));
  }

  private Optional<WatchEvent.Returned> returned(LedgerEvent.Deployed each) {
    return Optional.of(each)
        .filter(it -> it.run().isEmpty())
        .flatMap(it -> ledger.byNumber(it.number()))
        .flatMap(Release::quarantined)
        .map(why -> new WatchEvent.Returned(each.at(), each.number(), why));
  }

  private boolean isQuarantined(WatchEvent.Returned each) {
    return ledger.byNumber(each.release()).flatMap(Release::quarantined).isPresent();
  }

  private List<Happening> releases() {
    var all = journal.ledger(service);
    var news = new ArrayList<Happening>();
    for (LedgerEvent each : all.subList(Math.min(ledgerRead, all.size()), all.size())) {
      follow(each);
      Chronicle.of(each, baselines).ifPresent(news::add);
    }
    ledgerRead = all.size();
    return news;
  }

  private List<Happening> runs() {
    var news = new ArrayList<Happening>();
    for (var each : journal.runs(Optional.of(service), RUNS)) {
      each.outcome()
          .filter(it -> each.purpose() == Purpose.ROLLBACK && it != Outcome.WAITING)
          .filter(_ -> rollbacks.add(each.id()))
          .flatMap(it -> rollback(each, it))
          .flatMap(it -> Chronicle.of(it, baselines))
          .ifPresent(news::add);
    }
    return news;
  }

  private Optional<Chronicle.Rollback> rollback(RunRow row, Outcome outcome) {
    var events = journal.entries(row.id(), 0).stream().map(Entry::event).toList();
    var plan = ((Event.Created) events.getFirst()).plan();
    var known = Ledger.of(journal.ledger(service));
    return plan.release()
        .map(to ->
            new Chronicle.Rollback(
                row.updated(),
                plan.from().flatMap(known::byIdentity).map(Release::number),
                to.number(),
                row.rank() == Rank.AUTOMATIC,
                events.stream().anyMatch(Event.Intended.class::isInstance),
                outcome));
  }

  /** What was written about its watching since the last time. */
  List<WatchEntry> entries() {
    var news = List.copyOf(unread);
    unread.clear();
    return news;
  }

  /**
   * Writes, unless somebody else wrote after {@code last}.
   *
   * @return whether it is written
   */
  boolean write(int last, List<WatchEvent> events) {
    var written = journal.note(service, Optional.of(last), events);
    if (written) {
      ownRead += events.size();
      events.forEach(this::remember);
    }
    return written;
  }

  /** Who has the service now. */
  Optional<Lock> busy() {
    return journal.lock(service);
  }

  /** The number of the release that ran last, as far as the journal knows. */
  Optional<Integer> running() {
    return ledger.current();
  }
}
