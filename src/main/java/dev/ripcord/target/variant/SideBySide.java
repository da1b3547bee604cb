package dev.ripcord.target.variant;

import dev.ripcord.target.Observed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What was seen of each variant, put together: it can be told which one runs, or it cannot. */
record SideBySide(Map<String, Observed> seen) {

  Observed observed() {
    var facts = new TreeMap<String, String>();
    seen.forEach((name, each) -> facts.put(name, state(each)));
    var unseen = named(each -> each.unseen());
    if (!unseen.isEmpty()) {
      facts.put(Observed.UNSEEN, "which variant runs cannot be told: " + said(unseen));
      return new Observed(Optional.empty(), facts, facts.get(Observed.UNSEEN));
    }
    var active = named(each -> each.identity().isPresent());
    return switch (active.size()) {
      case 0 -> new Observed(Optional.empty(), facts, "no variant runs: " + said(all()));
      case 1 -> new Observed(Optional.of("variant:" + active.getFirst()), facts, said(active));
      default ->
          new Observed(
              Optional.empty(),
              facts,
              String.join(" and ", active)
                  + " run at once, of which one only should: "
                  + said(active));
    };
  }

  private static String state(Observed each) {
    if (each.unseen()) {
      return "unknown";
    }
    return each.identity().isPresent() ? "active" : "inactive";
  }

  private List<String> all() {
    return List.copyOf(seen.keySet());
  }

  private List<String> named(java.util.function.Predicate<Observed> so) {
    return seen.entrySet().stream()
        .filter(each -> so.test(each.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private String said(List<String> names) {
    return seen.entrySet().stream()
        .filter(each -> names.contains(each.getKey()))
        .map(each -> each.getKey() + ": " + each.getValue().said())
        .collect(Collectors.joining("; "));
  }
}
