package dev.ripcord.catalog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that is owned.
 *
 * @param journal a file; empty means the default place
 * @param services in the order of the text
 * @param notices how people are told
 * @param listening where the daemon listens; empty where it does not
 */
public record Catalog(
    Optional<String> journal,
    Map<String, Service> services,
    Notices notices,
    Optional<Listening> listening) {
  public Catalog {
    services = Collections.unmodifiableMap(new LinkedHashMap<>(services));
  }

  /** Which channels a service tells, also one that is not there any more. */
  public Audience audience(String service) {
    return Optional.ofNullable(services.get(service))
        .map(Service::told)
        .orElse(Audience.NONE)
        .orElse(notices.usual());
  }

  /** The services of a group, or an error with a suggestion. */
  public List<Service> group(String name) {
    var members =
        services.values().stream().filter(each -> each.grouping().groups().contains(name)).toList();
    if (members.isEmpty()) {
      throw new UnknownName("group", name, groups());
    }
    return members;
  }

  private List<String> groups() {
    return services.values().stream()
        .flatMap(each -> each.grouping().groups().stream())
        .distinct()
        .toList();
  }

  /** The service of that name, or an error with a suggestion. */
  public Service service(String name) {
    return Optional.ofNullable(services.get(name))
        .orElseThrow(() -> new UnknownName("service", name, services.keySet()));
  }
}
