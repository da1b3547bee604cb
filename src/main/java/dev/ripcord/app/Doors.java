package dev.ripcord.app;

import dev.ripcord.catalog.CatalogException;
import dev.ripcord.catalog.CheckEntry;
import dev.ripcord.catalog.Node;
import dev.ripcord.catalog.Service;
import dev.ripcord.catalog.YamlReader;
import dev.ripcord.diagnose.Patient.Door;
import dev.ripcord.plan.PlannedCheck;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds where the probes of a service ask it; pure. */
record Doors(Function<CheckEntry, PlannedCheck> plan) {
  private static final Pattern ADDRESS =
      Pattern.compile("(?:(https?)://)?(\\[[^]]*]|[^/:?#]+)(?::(\\d{1,5}))?(?:[/?#].*)?");
  private static final Pattern OWN = Pattern.compile("localhost|127\\.\\d+\\.\\d+\\.\\d+|\\[::1]");

  List<Door> of(Service service) {
    return service.probes().values().stream().flatMap(each -> door(each).stream()).toList();
  }

  /** A probe whose values are not known yet has no address. */
  private Optional<Door> door(CheckEntry probe) {
    try {
      var planned = plan.apply(probe);
      var key = planned.kind().equals("http") ? "url" : "address";
      return Stream.of("http", "tcp").anyMatch(planned.kind()::equals)
          ? text(YamlReader.read(planned.config(), probe.name()), key)
              .map(ADDRESS::matcher)
              .filter(Matcher::matches)
              .map(each -> new Door(probe, port(each)))
          : Optional.empty();
    } catch (CatalogException _) {
      return Optional.empty();
    }
  }

  private static Optional<String> text(Node config, String key) {
    return switch (config) {
      case Node.Scalar scalar -> Optional.of(scalar.text());
      case Node.Mapping map -> map.get(key).flatMap(each -> text(each, key));
      case Node.Sequence _ -> Optional.empty();
    };
  }

  private static Optional<Integer> port(Matcher address) {
    if (!OWN.matcher(address.group(2)).matches()) {
      return Optional.empty();
    }
    var usual = "https".equals(address.group(1)) ? "443" : "80";
    return Optional.of(Integer.valueOf(Optional.ofNullable(address.group(3)).orElse(usual)));
  }
}
