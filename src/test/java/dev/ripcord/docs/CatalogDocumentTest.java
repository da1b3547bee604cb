package dev.ripcord.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.app.Drivers;
import dev.ripcord.catalog.Catalog;
import dev.ripcord.catalog.CatalogShape;
import dev.ripcord.catalog.Lint;
import dev.ripcord.catalog.Schema;
import dev.ripcord.catalog.Vocabulary;
import dev.ripcord.catalog.YamlReader;
import dev.ripcord.plan.Planner;
import dev.ripcord.target.Kinds;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documents say of catalogs is what the reader takes. */
final class CatalogDocumentTest {
  private static final Vocabulary VOCABULARY = Planner.vocabulary(Kinds.of(Drivers.builtIn()));
  private static final List<String> SERVICE_KEYS =
      List.of(
          "target",
          "probes",
          "verify",
          "prerequisites",
          "procedures",
          "contacts",
          "downtime",
          "severities",
          "decide",
          "symptoms",
          "rules");
  private static final String TARGET =
      "target: { directory: { releases: /srv/shop/releases, current: /srv/shop/current } }\n";
  private static final String PROBES =
      "probes: { health: { http: http://localhost:8080/ }, search: { tcp: localhost:9200 } }\n";
  private static final String STEPS =
      "procedures: { standard: { budget: 5m, steps: [ { rollback: release } ] } }\n";

  @Test
  void every_key_that_there_is_stands_in_its_table() {
    var parts = new LinkedHashMap<>(KeyTables.of(Schema.of(VOCABULARY)));
    parts.put("dangers", dangers());
    Document.of("docs/catalog.md").holds(parts, UnaryOperator.identity());
  }

  @ParameterizedTest
  @MethodSource("examples")
  void an_example_is_read_and_nothing_in_it_is_dangerous(Document.Block example) {
    assertThat(Lint.of(read(example))).isEmpty();
  }

  static List<Document.Block> examples() {
    var examples = Document.all().stream().flatMap(each -> each.blocks("yaml").stream()).toList();
    assertThat(examples).hasSizeGreaterThan(10);
    return examples;
  }

  /** A whole catalog, or some keys of a service, or steps. */
  private static Catalog read(Document.Block example) {
    var text = example.text();
    var whole =
        text.contains("ripcord: 1\n") ? text : "ripcord: 1\nservices:\n  shop:\n" + service(text);
    return CatalogShape.of(VOCABULARY).readOrThrow(YamlReader.read(whole, example.place()));
  }

  private static String service(String text) {
    if (SERVICE_KEYS.stream().noneMatch(each -> text.matches("(?sm)(.*^)?" + each + ":.*"))) {
      var steps = "procedures:\n  standard:\n    budget: 30m\n    steps:\n" + text.indent(6);
      return service(steps);
    }
    var all = new StringBuilder(text);
    for (var each : List.of(TARGET, PROBES, STEPS)) {
      var key = each.substring(0, each.indexOf(':'));
      if (!text.matches("(?sm)(.*^)?" + key + ":.*")) {
        all.append(each);
      }
    }
    return all.toString().indent(4);
  }

  private static String dangers() {
    return Arrays.stream(Lint.values())
        .map(each -> "| " + each.word() + " | " + each.sentence() + " |\n")
        .collect(Collectors.joining("", "| name | what is wrong |\n| --- | --- |\n", ""));
  }
}
