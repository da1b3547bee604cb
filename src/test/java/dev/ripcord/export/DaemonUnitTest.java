package dev.ripcord.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.catalog.CatalogShape;
import dev.ripcord.catalog.Shapes;
import dev.ripcord.catalog.Vocabulary;
import dev.ripcord.catalog.YamlReader;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class DaemonUnitTest {
  private static final Vocabulary ANY =
      new Vocabulary(
          Map.of("systemd", Shapes.node()),
          Map.of("rollback", Shapes.node()),
          Map.of("tcp", Shapes.node()));
  private static final String CATALOG =
      """
      ripcord: 1
      services:
        shop:
          target: { systemd: shop }
          verify: { good: 3, every: 1s, within: 1m, watch: 15m }
          procedures:
            quick: { budget: 5m, steps: [ { rollback: release } ] }
            full: { budget: 30m, steps: [ { rollback: release } ] }
      """;

  private static List<String> lines(SortedSet<String> credentials) {
    var catalog = CatalogShape.of(ANY).readOrThrow(YamlReader.read(CATALOG, "catalog.yaml"));
    return DaemonUnit.lines(catalog, "/opt/ripcord", "/etc/ripcord.yaml", credentials);
  }

  @Test
  void it_is_given_time_for_the_longest_rollback_with_its_proof_and_watch() {
    assertThat(lines(new TreeSet<>())).contains("TimeoutStopSec=" + (30 + 1 + 15 + 2) * 60);
  }

  @Test
  void it_ends_nothing_that_a_rollback_started_and_depends_on_nothing_that_it_watches() {
    assertThat(lines(new TreeSet<>()))
        .contains("KillMode=process", "ExecStart=/opt/ripcord --catalog /etc/ripcord.yaml serve")
        .noneMatch(each -> each.startsWith("Requires=") || each.startsWith("BindsTo="));
  }

  @Test
  void each_credential_of_the_catalog_is_loaded() {
    assertThat(lines(new TreeSet<>(List.of("smtp", "token"))))
        .contains(
            "LoadCredential=smtp:/etc/ripcord/credentials/smtp",
            "LoadCredential=token:/etc/ripcord/credentials/token");
  }
}
