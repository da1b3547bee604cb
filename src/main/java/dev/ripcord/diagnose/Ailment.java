package dev.ripcord.diagnose;

import dev.ripcord.catalog.CheckEntry;
import dev.ripcord.catalog.Remedy;
import dev.ripcord.catalog.ToldBy;
import dev.ripcord.check.Finding;
import dev.ripcord.check.Finding.State;
import dev.ripcord.check.Told;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A symptom with the looks that belong to it, ready to be looked at.
 *
 * @param title as people say it
 * @param also other words for it
 * @param toldBy what the catalog says that it is seen by
 * @param signs the looks of which any bad one shows that it is there
 * @param looks all of them, first what points to a cause most surely
 * @param remedies what helps when no look points to a cause
 */
record Ailment(
    String name,
    String title,
    List<String> also,
    Optional<ToldBy> toldBy,
    List<Once> signs,
    List<Once> looks,
    List<Remedy> remedies) {

  Ailment {
    also = List.copyOf(also);
    signs = List.copyOf(signs);
    looks = List.copyOf(looks);
    remedies = List.copyOf(remedies);
  }

  /** Every look, also one that is only a sign. */
  Stream<Once> all() {
    return Stream.concat(looks.stream(), signs.stream()).distinct();
  }

  /** Pure: what was seen, put together. */
  Examined judge(Map<Once, Looked> seen, Map<CheckEntry, Finding> checks) {
    var looked = looks.stream().map(each -> seen.getOrDefault(each, each.late(""))).toList();
    var there = toldBy.map(each -> Told.of(each, checks).yes()).orElseGet(() -> shown(seen));
    return new Examined(name, title, there, looked, remedies);
  }

  private Optional<Boolean> shown(Map<Once, Looked> seen) {
    if (signs.stream().anyMatch(each -> state(each, seen) == State.BAD)) {
      return Optional.of(true);
    }
    var needed = signs.stream().filter(Once::needed).toList();
    return needed.isEmpty() || needed.stream().anyMatch(each -> state(each, seen) == State.UNKNOWN)
        ? Optional.empty()
        : Optional.of(false);
  }

  private static State state(Once each, Map<Once, Looked> seen) {
    return seen.getOrDefault(each, each.late("")).finding().state();
  }
}
