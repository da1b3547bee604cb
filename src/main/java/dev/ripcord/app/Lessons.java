package dev.ripcord.app;

import dev.ripcord.clock.Clock;
import dev.ripcord.journal.Event;
import dev.ripcord.journal.Journal;
import dev.ripcord.plan.Plan;
import dev.ripcord.plan.Purpose;
import dev.ripcord.release.Grade;
import dev.ripcord.release.Ledger;
import dev.ripcord.release.LedgerEvent;
import dev.ripcord.release.Release;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a run teaches about releases: which one runs, which are good, which may not come back. */
final class Lessons {
  private final Journal journal;
  private final Clock clock;

  Lessons(Journal journal, Clock clock) {
    this.journal = journal;
    this.clock = clock;
  }

  void finished(Event.Created created, String run, Event.Finished finished) {
    var plan = created.plan();
    if (plan.purpose() == Purpose.ROLLBACK && plan.release().isPresent()) {
      var ledger = Ledger.of(journal.ledger(plan.service()));
      var lessons = of(created, run, finished, ledger, clock.now());
      if (!lessons.isEmpty()) {
        journal.learn(plan.service(), lessons);
      }
    }
  }

  void watched(Plan plan, String run, Event.Watched end) {
    if (end.certified()) {
      plan.release()
          .ifPresent(each ->
              journal.learn(
                  plan.service(),
                  List.of(
                      new LedgerEvent.Graded(
                          each.number(),
                          Grade.CERTIFIED,
                          clock.now(),
                          "stayed good for its watch after run " + run))));
    }
  }

  /** Pure: the same end of the same run teaches the same. */
  static List<LedgerEvent> of(
      Event.Created created, String run, Event.Finished finished, Ledger ledger, Instant now) {
    return switch (finished.outcome()) {
      case RECOVERED, RECOVERED_DEGRADED ->
          Stream.concat(
                  deployed(created, run, ledger, now).stream(),
                  Stream.of(
                      new LedgerEvent.Graded(
                          release(created).number(),
                          Grade.SEEN_GOOD,
                          now,
                          "good at the end of run " + run)))
              .toList();
      case PARTIAL, ROLLED_BACK_UNVERIFIED -> deployed(created, run, ledger, now);
      case ALREADY_THERE, REFUSED, FAILED_SAFE, FAILED_DIRTY, UNKNOWN, ABORTED, RELAPSED, WAITING ->
          List.of();
    };
  }

  /** Going back quarantines what was left; going forward to a newer release does not. */
  private static List<LedgerEvent> deployed(
      Event.Created created, String run, Ledger ledger, Instant now) {
    var to = release(created);
    var lessons = new ArrayList<LedgerEvent>();
    lessons.add(new LedgerEvent.Deployed(to.number(), now, created.who(), Optional.of(run)));
    if (ledger.byNumber(to.number()).flatMap(Release::quarantined).isPresent()) {
      lessons.add(
          new LedgerEvent.Cleared(
              to.number(), now, created.who(), "brought back on purpose by run " + run));
    }
    left(created, ledger)
        .filter(each -> each.number() > to.number())
        .ifPresent(each -> lessons.add(quarantine(each, created, run, now)));
    return lessons;
  }

  private static Optional<Release> left(Event.Created created, Ledger ledger) {
    return created
        .plan()
        .from()
        .flatMap(ledger::byIdentity)
        .or(() -> ledger.current().flatMap(ledger::byNumber));
  }

  private static LedgerEvent quarantine(
      Release left, Event.Created created, String run, Instant now) {
    var why = "rolled back from by run " + run + created.why().map(each -> ": " + each).orElse("");
    return new LedgerEvent.Quarantined(left.number(), now, why, Optional.of(run));
  }

  private static Release release(Event.Created created) {
    return created.plan().release().orElseThrow();
  }
}
