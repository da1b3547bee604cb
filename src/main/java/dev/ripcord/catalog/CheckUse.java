package dev.ripcord.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A check where it is used: the name of a probe, or a check of its own. */
record CheckUse(Optional<String> name, Optional<CheckEntry> inline, Place place) {

  static List<CheckEntry> resolve(List<CheckUse> uses, Map<String, CheckEntry> known) {
    var problems = new Problems();
    var resolved = uses.stream().flatMap(each -> each.resolve(known, problems).stream()).toList();
    problems.throwIfAny();
    return resolved;
  }

  Optional<CheckEntry> resolve(Map<String, CheckEntry> known, Problems problems) {
    if (inline.isPresent()) {
      return inline;
    }
    var found = name.map(known::get);
    if (found.isEmpty()) {
      problems.unknown(place, "probe", name.orElseThrow(), known.keySet());
    }
    return found;
  }
}
