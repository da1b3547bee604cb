package dev.ripcord.app;

import dev.ripcord.catalog.Configured;
import dev.ripcord.catalog.Node;
import dev.ripcord.catalog.Service;
import dev.ripcord.catalog.StepEntry;
import dev.ripcord.target.backup.Backups;
import java.util.List;
import java.util.stream.Stream;

/** Where a service's backups may be: where its own go, and those of its procedures; pure. */
final class Copies {
  private static final String KIND = "backup";

  private Copies() {}

  static List<Backups> places(Service service) {
    var steps =
        service.procedures().values().stream()
            .flatMap(each -> each.steps().stream())
            .map(StepEntry::change)
            .filter(each -> each.kind().equals(KIND))
            .map(Configured::config)
            .filter(Node.Mapping.class::isInstance);
    return Stream.concat(service.backup().map(Configured::config).stream(), steps)
        .map(each -> Backups.of(each, service.name()))
        .distinct()
        .toList();
  }
}
