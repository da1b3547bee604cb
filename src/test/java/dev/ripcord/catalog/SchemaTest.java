package dev.ripcord.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The reader and the JSON Schema are one table, so they say the same of every sample. */
class SchemaTest {
  private static final String TEXT = Schema.of(Samples.VOCABULARY);
  private static final JsonMapper JSON = new JsonMapper();
  private static final com.networknt.schema.Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(TEXT);

  @ParameterizedTest
  @MethodSource("good")
  void what_is_good_for_the_reader_is_good_for_the_schema(Path sample) throws IOException {
    assertThat(Samples.read(Files.readString(sample)).services()).isNotEmpty();
    assertThat(validate(sample)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("bad")
  void what_is_bad_for_the_reader_is_bad_for_the_schema(Path sample) throws IOException {
    var text = Files.readString(sample);
    assertThatThrownBy(() -> Samples.read(text)).isInstanceOf(CatalogException.class);
    assertThat(validate(sample)).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("badNames")
  void names_that_are_not_there_are_known_to_the_reader_only(Path sample) throws IOException {
    var text = Files.readString(sample);
    assertThatThrownBy(() -> Samples.read(text)).isInstanceOf(CatalogException.class);
    assertThat(validate(sample)).isEmpty();
  }

  @Test
  void the_schema_is_itself_what_a_schema_has_to_be() throws IOException {
    var dialect = SpecificationVersion.DRAFT_2020_12;
    var meta =
        SchemaRegistry.withDefaultDialect(dialect)
            .getSchema(com.networknt.schema.SchemaLocation.of(dialect.getDialectId()));
    assertThat(meta.validate(TEXT, InputFormat.JSON)).isEmpty();
  }

  @Test
  void the_text_is_the_same_every_time() {
    assertThat(Schema.of(Samples.VOCABULARY)).isEqualTo(TEXT);
  }

  private static List<com.networknt.schema.Error> validate(Path sample) throws IOException {
    var plain = new Load(LoadSettings.builder().build()).loadFromString(Files.readString(sample));
    return SCHEMA.validate(JSON.<JsonNode>valueToTree(plain));
  }

  static List<Path> good() {
    return Samples.in("good");
  }

  static List<Path> bad() {
    return Samples.in("bad");
  }

  static List<Path> badNames() {
    return Samples.in("bad-names");
  }
}
