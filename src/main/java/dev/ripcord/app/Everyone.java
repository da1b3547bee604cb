package dev.ripcord.app;

import dev.ripcord.catalog.Catalog;
import dev.ripcord.catalog.Service;
import dev.ripcord.host.HostException;
import dev.ripcord.journal.Journal;
import dev.ripcord.release.Ledger;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What is known of the releases of every service, for a step that has to leave what they need.
 * Those on the same hosts are looked at: what was deployed since the last look is in no journal.
 */
record Everyone(Catalog catalog, Journal journal, Surveyor surveyor) {
  private static final int RUNS = 1000;

  /** Of the services of the catalog, and of those that had a run lately. */
  List<Ledger> beside(Service service) {
    var names = new TreeSet<>(catalog.services().keySet());
    journal.runs(Optional.empty(), RUNS).forEach(each -> names.add(each.service()));
    return names.stream().map(each -> ledger(each, service)).toList();
  }

  private Ledger ledger(String name, Service beside) {
    var known = Optional.ofNullable(catalog.services().get(name));
    var near = known.filter(each -> !Collections.disjoint(each.hosts(), beside.hosts()));
    try {
      return near.map(each -> surveyor.look(each).ledger()).orElseGet(() -> kept(name));
    } catch (HostException _) {
      return kept(name);
    }
  }

  private Ledger kept(String name) {
    return Ledger.of(journal.ledger(name));
  }
}
