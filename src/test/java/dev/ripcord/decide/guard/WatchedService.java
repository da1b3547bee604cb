package dev.ripcord.decide.guard;

import dev.ripcord.catalog.Catalog;
import dev.ripcord.catalog.CatalogShape;
import dev.ripcord.catalog.Service;
import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import dev.ripcord.catalog.Vocabulary;
import dev.ripcord.catalog.YamlReader;
import java.util.List;
import java.util.Map;

/** A service with rules, as a catalog has it. */
public final class WatchedService {
  private static final Shape<?> ANY = Shapes.node();
  private static final Vocabulary VOCABULARY =
      new Vocabulary(Map.of("systemd", ANY), Map.of("rollback", ANY), Map.of("tcp", ANY));

  private static final String RUN =
      """
      target: { systemd: shop }
      procedures: { standard: { budget: 5m, steps: [ { rollback: release } ] } }
      """;

  private WatchedService() {}

  public static Service of(String keys) {
    return catalog(List.of("shop"), keys).service("shop");
  }

  /** Several that are alike. */
  public static Catalog catalog(List<String> names, String keys) {
    var text = new StringBuilder("ripcord: 1\nservices:\n");
    for (var each : names) {
      text.append("  ").append(each).append(":\n").append((RUN + keys).indent(4));
    }
    return CatalogShape.of(VOCABULARY)
        .readOrThrow(YamlReader.read(text.toString(), "catalog.yaml"));
  }

  /** One probe every 10 s, and a rule that goes back. */
  public static Service usual() {
    return of(
        """
        probes:
          api: { tcp: 1, every: 10s }
          db: { tcp: 2, every: 10s, role: dependency }
          gateway: { tcp: 3, every: 10s, role: witness }
        rules:
          down: { when: unavailable(api) for 1m, severity: critical, action: rollback }
        """);
  }
}
