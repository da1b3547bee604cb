package dev.ripcord.plan;

import dev.ripcord.catalog.CatalogException;
import dev.ripcord.catalog.Configured;
import dev.ripcord.catalog.Node;
import dev.ripcord.catalog.Nodes;
import dev.ripcord.catalog.Problems;
import dev.ripcord.catalog.Service;
import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a catalog may write after {@code backup:}: {@code service}, which means the service's own
 * backup, or the full form. The plan says whose it is and what runs.
 */
record BackupText(Shape<?> full) implements Shape<Node> {
  /** The kind of step that is told. */
  static final String KIND = "backup";

  private static final String OWN = "service";
  private static final Shape<String> WORD =
      Shapes.text("'service': what the service's own 'backup:' says", OWN);
  private static final String RUNNING = "release";

  @Override
  public Optional<Node> read(Node node, Problems problems) {
    return node instanceof Node.Scalar scalar && scalar.text().equals(OWN)
        ? Optional.of(node)
        : full.read(node, problems).map(_ -> node);
  }

  @Override
  public Map<String, Object> schema() {
    return Map.of("anyOf", List.of(WORD.schema(), full.schema()));
  }

  /** The step with what only a plan knows. */
  static Configured told(Configured backup, Service service, Optional<String> release) {
    var config = backup.config() instanceof Node.Mapping map ? map : own(backup, service);
    var more = new LinkedHashMap<String, Object>();
    more.put(OWN, service.name());
    release.ifPresent(each -> more.put(RUNNING, each));
    var entries = new ArrayList<>(((Node.Mapping) Nodes.without(config, OWN, RUNNING)).entries());
    entries.addAll(((Node.Mapping) Nodes.of(more)).entries());
    return new Configured(KIND, new Node.Mapping(entries, config.place()));
  }

  private static Node.Mapping own(Configured backup, Service service) {
    return service
        .backup()
        .map(Configured::config)
        .filter(Node.Mapping.class::isInstance)
        .map(Node.Mapping.class::cast)
        .orElseThrow(() ->
            new CatalogException(
                backup.place(), "'backup: service' needs a 'backup:' of " + service.name()));
  }
}
