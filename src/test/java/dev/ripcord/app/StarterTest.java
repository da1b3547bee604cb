package dev.ripcord.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ripcord.catalog.Catalog;
import dev.ripcord.catalog.CatalogException;
import dev.ripcord.catalog.CatalogShape;
import dev.ripcord.catalog.Lint;
import dev.ripcord.catalog.Starter;
import dev.ripcord.catalog.YamlReader;
import org.junit.jupiter.api.Test;

/** What {@code ripcord init} writes is a catalog that nothing is wrong with. */
class StarterTest {
  @Test
  void the_starter_file_is_read_and_has_no_warning() {
    var catalog = read(Starter.text(Starter.SERVICE));
    assertThat(catalog.services().keySet()).containsExactly("my-service");
    assertThat(Lint.of(catalog)).isEmpty();
  }

  @Test
  void what_stands_there_as_a_comment_can_be_used() {
    var text =
        Starter.text("shop")
            .replace("# - env-file", "- env-file")
            .replace("# - nginx", "- nginx")
            .replace("# - command", "- command")
            .replace("# expect:", "expect:")
            .replace("# journal:", "journal:");
    var catalog = read(text);
    assertThat(catalog.service("shop").procedures().values())
        .anySatisfy(each -> assertThat(each.steps()).hasSize(5));
    assertThat(catalog.journal()).contains("/var/lib/ripcord/journal.db");
    assertThat(Lint.of(catalog)).isEmpty();
  }

  @Test
  void a_service_needs_a_name_that_can_stand_in_a_path() {
    assertThatThrownBy(() -> Starter.text("../shop"))
        .isInstanceOf(CatalogException.class)
        .hasMessage(
            "the name: expected a name of lower case letters, digits and dashes, but found"
                + " '../shop'");
  }

  private static Catalog read(String text) {
    return CatalogShape.of(Examples.VOCABULARY).readOrThrow(YamlReader.read(text, "ripcord.yaml"));
  }
}
