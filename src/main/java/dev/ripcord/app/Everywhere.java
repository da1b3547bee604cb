package dev.ripcord.app;

import dev.ripcord.plan.HostLabels;
import dev.ripcord.release.Artefact;
import dev.ripcord.release.Readiness;
import dev.ripcord.target.Observed;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Makes one answer out of those of all hosts of a service; pure. */
record Everywhere(HostLabels labels) {

  /** What runs: one release where all hosts run the same, else none that could be named. */
  Observed observed(Map<String, Observed> seen) {
    var first = seen.values().iterator().next();
    if (!labels.several()) {
      return first;
    }
    var same = seen.values().stream().map(Observed::identity).distinct().count() == 1;
    var facts = new TreeMap<String, String>();
    seen.forEach(
        (host, each) -> each.facts().forEach((name, value) -> facts.put(fact(host, name), value)));
    return new Observed(
        same ? first.identity() : Optional.empty(),
        facts,
        same ? first.said() + ", on all " + seen.size() + " hosts" : differing(seen));
  }

  /** That a host could not be looked at counts for all. */
  private String fact(String host, String name) {
    return name.equals(Observed.UNSEEN) ? name : labels.of(host) + "." + name;
  }

  private String differing(Map<String, Observed> seen) {
    return seen.entrySet().stream()
        .map(each -> labels.of(each.getKey()) + ": " + each.getValue().said())
        .collect(Collectors.joining("; "));
  }

  /** What is there on at least one host, each once, in the order of the first. */
  List<Artefact> artefacts(Map<String, List<Artefact>> there) {
    var found = new LinkedHashMap<String, Artefact>();
    there.values().stream()
        .flatMap(Collection::stream)
        .forEach(each -> found.putIfAbsent(each.identity(), each));
    return List.copyOf(found.values());
  }

  /** A release is usable where every host has it. */
  Map<Integer, Readiness> readiness(Map<String, Map<Integer, Readiness>> there) {
    var all = new TreeMap<Integer, Readiness>();
    there.forEach((host, each) ->
        each.forEach(
            (number, readiness) -> all.merge(number, at(host, readiness), Everywhere::worse)));
    return all;
  }

  private Readiness at(String host, Readiness readiness) {
    return readiness
        .obstacle()
        .<Readiness>map(why -> new Readiness.NotUsable(labels.on(why, host)))
        .orElse(readiness);
  }

  private static Readiness worse(Readiness one, Readiness other) {
    return one instanceof Readiness.Usable ? other : one;
  }
}
