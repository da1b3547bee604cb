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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Looks at a service, and records what it finds new: another release that runs was deployed. */
final class Surveyor {
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
    var sights = this.sights.apply(service);
    var target = target(service);
    var everywhere = new Everywhere(sights.labels());
    var observed = everywhere.observed(sights.ask(target::observe));
    var known = Ledger.of(journal.ledger(service.name()));
    var artefacts = everywhere.artefacts(sights.ask(target::artefacts));
    var news = news(known, observed, artefacts, sights.first());
    var unrecorded = record(service, news);
    var ledger = known;
    for (var each : news) {
      ledger = ledger.after(each);
    }
    var releases = ledger.releases();
    var readiness = sights.ask(each -> readiness(releases, target, each));
    return new Survey(
        service, target, observed, ledger, everywhere.readiness(readiness), unrecorded);
  }

  private static List<LedgerEvent> news(
      Ledger known, Observed observed, List<Artefact> artefacts, Sight sight) {
    var now = sight.clock().now();
    var seen = new ArrayList<>(artefacts);
    observed
        .identity()
        .filter(each -> artefacts.stream().noneMatch(a -> a.identity().equals(each)))
        .ifPresent(each -> seen.add(new Artefact(each, Map.of(), Optional.empty())));
    var news = new ArrayList<>(known.news(seen, now, "seen on the target"));
    var ledger = known;
    for (var each : news) {
      ledger = ledger.after(each);
    }
    ledger.noticed(observed.identity(), now, "seen on the target").ifPresent(news::add);
    return news;
  }

  /** A journal that cannot be written must not hide what there is to go back to. */
  private Optional<String> record(Service service, List<LedgerEvent> news) {
    try {
      if (!news.isEmpty()) {
        journal.learn(service.name(), news);
      }
      return Optional.empty();
    } catch (JournalException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private static Map<Integer, Readiness> readiness(
      List<Release> releases, Target target, Sight sight) {
    var readiness = new TreeMap<Integer, Readiness>();
    releases.forEach(each -> readiness.put(each.number(), target.ready(sight, each)));
    return readiness;
  }
}
