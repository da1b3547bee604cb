package dev.ripcord.cli.page;

import dev.ripcord.catalog.Catalog;
import dev.ripcord.catalog.Procedure;
import dev.ripcord.catalog.Service;
import java.util.List;
import java.util.stream.Collectors;

/** What the catalog owns; nothing is looked at for it. */
public record ServicesPage(Catalog catalog) {

  public List<String> lines(Format format) {
    if (catalog.services().isEmpty()) {
      return List.of("The catalog has no services.");
    }
    var rows = catalog.services().values().stream().map(ServicesPage::row).toList();
    return new Table(List.of("service", "runs as", "on", "procedures"), rows).lines(format);
  }

  /** For scripts and completion. */
  public List<String> names() {
    return List.copyOf(catalog.services().keySet());
  }

  private static List<String> row(Service service) {
    return List.of(
        service.name(),
        service.target().kind(),
        String.join(", ", service.hosts()),
        service.procedures().values().stream()
            .map(ServicesPage::procedure)
            .collect(Collectors.joining(", ")));
  }

  private static String procedure(Procedure procedure) {
    return procedure.name() + " (" + Spans.text(procedure.budget()) + ")";
  }
}
