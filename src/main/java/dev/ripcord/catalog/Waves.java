package dev.ripcord.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** In which order several services are rolled back together; pure. */
public final class Waves {
  private Waves() {}

  /**
   * The services wave by wave: all of one may be done side by side, and those that come after
   * others stand in a later one.
   *
   * @throws CatalogException where services wait for one another, or for one that is not there
   */
  public static List<List<Service>> of(Catalog catalog, Collection<Service> chosen) {
    var waves = new ArrayList<List<Service>>();
    var left = new LinkedHashMap<String, Service>();
    chosen.forEach(each -> left.put(each.name(), each));
    while (!left.isEmpty()) {
      var wave =
          left.values().stream().filter(each -> isFree(catalog, each, left.keySet())).toList();
      if (wave.isEmpty()) {
        throw circle(left.values());
      }
      waves.add(wave);
      wave.forEach(each -> left.remove(each.name()));
    }
    return waves;
  }

  /** Whether nothing that it comes after is left, also not by way of one that is not chosen. */
  private static boolean isFree(Catalog catalog, Service service, Set<String> left) {
    var seen = new LinkedHashSet<String>();
    var next = new ArrayList<>(known(catalog, service));
    while (!next.isEmpty()) {
      var each = next.removeLast();
      if (left.contains(each.name())) {
        return false;
      }
      if (seen.add(each.name())) {
        next.addAll(known(catalog, each));
      }
    }
    return true;
  }

  private static List<Service> known(Catalog catalog, Service service) {
    var problems = new Problems();
    service.grouping().after().stream()
        .filter(each -> !catalog.services().containsKey(each))
        .forEach(each ->
            problems.unknown(service.place(), "service", each, catalog.services().keySet()));
    problems.throwIfAny();
    return service.grouping().after().stream().map(catalog::service).toList();
  }

  private static CatalogException circle(Collection<Service> left) {
    var names = left.stream().map(Service::name).collect(Collectors.joining(", "));
    return new CatalogException(
        left.iterator().next().place(),
        "none of these services could be the first, as each comes 'after' another: " + names);
  }
}
