package dev.ripcord.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.catalog.Schema;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The schema of every kind that there is, as an editor gets it. */
class SchemaOfAllKindsTest {
  /** Every kind stands in "check" and again in "look"; in each place it would be MiBs. */
  private static final int LARGEST = 320 << 10;

  private static final String TEXT = Schema.of(Examples.VOCABULARY);
  private static final JsonNode ROOT = new JsonMapper().readTree(TEXT);

  @Test
  void every_property_says_what_it_is_for() {
    assertThat(undescribed(ROOT, "")).isEmpty();
    assertThat(ROOT.at("/properties/journal/description").asString()).startsWith("the journal");
  }

  @Test
  void what_stands_in_many_places_is_defined_once() {
    assertThat(ROOT.get("$defs").propertyNames()).contains("check", "step", "target");
    assertThat(TEXT.length()).isLessThan(LARGEST);
  }

  private static List<String> undescribed(JsonNode node, String path) {
    var here =
        node.path("properties")
            .propertyStream()
            .filter(each -> each.getValue().path("description").asString("").isBlank())
            .map(each -> path + "/" + each.getKey());
    var below =
        node.propertyStream()
            .flatMap(each -> undescribed(each.getValue(), path + "/" + each.getKey()).stream());
    var items =
        node.isArray()
            ? node.valueStream().flatMap(each -> undescribed(each, path + "[]").stream())
            : Stream.<String>of();
    return Stream.of(here, below, items).flatMap(each -> each).toList();
  }
}
