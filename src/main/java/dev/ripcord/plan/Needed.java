package dev.ripcord.plan;

import dev.ripcord.catalog.Configured;
import dev.ripcord.catalog.Node;
import dev.ripcord.catalog.Nodes;
import dev.ripcord.release.Grade;
import dev.ripcord.release.Ledger;
import dev.ripcord.release.Release;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a step that makes room has to leave: the releases of every service; pure. */
final class Needed {
  /** The kind of step that is told. */
  static final String KIND = "prune";

  private static final String KEY = "needed";
  private static final String MOST = "releases";

  private Needed() {}

  /** The step with what all ledgers need; as it is where they are not known, and so it refuses. */
  static Configured told(Configured prune, Optional<List<Ledger>> ledgers) {
    if (ledgers.isEmpty() || !(prune.config() instanceof Node.Mapping map)) {
      return prune;
    }
    var most = value(map, MOST).map(Integer::parseInt).orElse(Integer.MAX_VALUE);
    var needed =
        ledgers.get().stream().flatMap(each -> of(each, most)).distinct().sorted().toList();
    var entries = new ArrayList<>(((Node.Mapping) Nodes.without(map, KEY)).entries());
    entries.addAll(((Node.Mapping) Nodes.of(java.util.Map.of(KEY, needed))).entries());
    return new Configured(prune.kind(), new Node.Mapping(entries, map.place()));
  }

  private static Optional<String> value(Node.Mapping map, String key) {
    return map.entries().stream()
        .filter(each -> each.key().text().equals(key))
        .map(each -> ((Node.Scalar) each.value()).text())
        .findFirst();
  }

  /** Identities of the newest releases, of the newest certified one, and of the one that runs. */
  static Stream<String> of(Ledger ledger, int most) {
    var newest =
        ledger.releases().stream().sorted(Comparator.comparing(Release::since).reversed()).toList();
    var certified = newest.stream().filter(each -> usable(each, Grade.CERTIFIED)).limit(1);
    var seenGood = newest.stream().filter(each -> usable(each, Grade.SEEN_GOOD)).limit(1);
    var current = ledger.current().flatMap(ledger::byNumber).stream();
    return Stream.of(newest.stream().limit(most), certified, seenGood, current)
        .flatMap(each -> each)
        .map(Release::identity);
  }

  private static boolean usable(Release release, Grade least) {
    return release.grade().compareTo(least) >= 0 && release.quarantined().isEmpty();
  }
}
