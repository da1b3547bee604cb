package dev.ripcord.catalog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * All that is owned.
 *
 * @param journal a file; empty means the default place
 * @param services in the order of the text
 */
public record Catalog(Optional<String> journal, Map<String, Service> services) {
  public Catalog {
    services = Collections.unmodifiableMap(new LinkedHashMap<>(services));
  }

  /** The service of that name, or an error with a suggestion. */
  public Service service(String name) {
    return Optional.ofNullable(services.get(name))
        .orElseThrow(() -> new UnknownName("service", name, services.keySet()));
  }
}
