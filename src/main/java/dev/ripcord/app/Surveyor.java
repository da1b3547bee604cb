package dev.ripcord.app;

import dev.ripcord.catalog.Service;
import dev.ripcord.catalog.Shape;
import dev.ripcord.check.Sight;
import dev.ripcord.journal.Journal;
import dev.ripcord.journal.JournalException;
import dev.ripcord.release.Artefact;
import dev.ripcord.release.Ledger;
import dev.ripcord.release.LedgerEvent;
import dev.ripcord.release.Readiness;
import dev.ripcord.release.Release;
import dev.ripcord.target.Kinds;
import dev.ripcord.target.Observed;
import dev.ripcord.target.Target;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Looks at a service, and records what it finds new: another release that runs was deployed. */
final class Surveyor {
  private static final String SEEN = "seen on the target";

  private final Kinds kinds;
  private final Journal journal;
  private final Function<Service, Sights> sights;

  Surveyor(Kinds kinds, Journal journal, Function<Service, Sights> sights) {
    this.kinds = kinds;
    this.journal = journal;
    this.sights = sights;
  }

  Target target(Service service) {
    return Optional.<Shape<? extends Target>>ofNullable(
            kinds.targets().get(service.target().kind()))
        .orElseThrow()
        .readOrThrow(service.target().config());
  }

  Survey look(Service service) {
    var before = journal.ledger(service.name());
    var sights = this.sights.apply(service);
    var target = target(service);
    var everywhere = new Everywhere(sights.labels());
    var observed = everywhere.observed(sights.ask(target::observe));
    var artefacts = all(everywhere.artefacts(sights.ask(target::artefacts)), observed);
    var found = new Found(service.name(), sights.first().clock().now(), artefacts, observed);
    var known = known(found, before);
    var releases = known.ledger().releases();
    var readiness = sights.ask(each -> readiness(releases, target, each));
    return new Survey(
        service,
        target,
        observed,
        known.ledger(),
        everywhere.readiness(readiness),
        known.unrecorded());
  }

  private static List<Artefact> all(List<Artefact> artefacts, Observed observed) {
    var all = new ArrayList<>(artefacts);
    observed
        .identity()
        .filter(each -> artefacts.stream().noneMatch(a -> a.identity().equals(each)))
        .ifPresent(each -> all.add(new Artefact(each, Map.of(), Optional.empty())));
    return all;
  }

  /** What a look found. */
  private record Found(String service, Instant at, List<Artefact> artefacts, Observed observed) {
    /** Releases that are new to a ledger. */
    List<LedgerEvent> releases(Ledger ledger) {
      return ledger.news(artefacts, at, SEEN);
    }

    /** The same, and that another one runs than is known. */
    List<LedgerEvent> all(Ledger ledger) {
      var news = new ArrayList<>(releases(ledger));
      after(ledger, news).noticed(observed.identity(), at, SEEN).ifPresent(news::add);
      return news;
    }
  }

  /** What is known with it, and why it is not recorded where it is not. */
  private record Known(Ledger ledger, Optional<String> unrecorded) {}

  /**
   * Where somebody wrote while we looked, what ran then may not run any more: only what was found
   * is recorded, after what they wrote.
   */
  private Known known(Found found, List<LedgerEvent> before) {
    var known = record(found.service(), before, found.all(Ledger.of(before)));
    while (known.isEmpty()) {
      var events = journal.ledger(found.service());
      known = record(found.service(), events, found.releases(Ledger.of(events)));
    }
    return known.get();
  }

  /** Empty when somebody wrote something meanwhile. */
  private Optional<Known> record(String service, List<LedgerEvent> before, List<LedgerEvent> news) {
    var ledger = after(Ledger.of(before), news);
    try {
      return news.isEmpty() || journal.learn(service, Optional.of(before.size()), news)
          ? Optional.of(new Known(ledger, Optional.empty()))
          : Optional.empty();
    } catch (JournalException e) {
      // a journal that cannot be written must not hide what there is to go back to
      return Optional.of(new Known(ledger, Optional.of(String.valueOf(e.getMessage()))));
    }
  }

  private static Ledger after(Ledger ledger, List<LedgerEvent> news) {
    var after = ledger;
    for (var each : news) {
      after = after.after(each);
    }
    return after;
  }

  private static Map<Integer, Readiness> readiness(
      List<Release> releases, Target target, Sight sight) {
    var readiness = new TreeMap<Integer, Readiness>();
    releases.forEach(each -> readiness.put(each.number(), target.ready(sight, each)));
    return readiness;
  }
}
