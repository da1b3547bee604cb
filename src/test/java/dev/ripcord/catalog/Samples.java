package dev.ripcord.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A small vocabulary, and catalogs that use it: the reader is the same for every kind. */
final class Samples {
  static final Path FOLDER = Path.of("src/test/resources/catalog");

  private static final Field<String> URL = Field.required("url", Shapes.text(), "what is asked");
  private static final Field<Integer> STATUS =
      Field.or("status", Shapes.integer(100, 599), 200, "the status that is good");
  private static final Field<Map<String, String>> HEADERS =
      Field.or(
          "headers",
          Shapes.map(Shapes.text(), Shapes.text()),
          Map.of(),
          "what is sent beside the address");
  private static final Field<String> UNIT = Field.required("unit", Shapes.text(), "its name");
  private static final Field<List<String>> RUN =
      Field.required("run", Shapes.list(Shapes.text()), "the command");

  static final Vocabulary VOCABULARY =
      new Vocabulary(
          Map.of("unit", Shapes.object("One unit.", v -> v.get(UNIT), UNIT)),
          Map.of(
              "rollback", Shapes.text("'release'", "release"),
              "restart-unit", Shapes.text(),
              "command", Shapes.object("A command.", v -> v.get(RUN), RUN)),
          Map.of(
              "http",
              Shapes.either(
                  Shapes.text(),
                  Shapes.object("A request.", v -> v.get(URL), URL, STATUS, HEADERS)),
              "tcp",
              Shapes.text()));

  private Samples() {}

  /** A catalog with one service of this name. */
  static String service(String name) {
    return """
    ripcord: 1
    services:
      %s:
        target: { unit: { unit: %s } }
        procedures:
          quick: { budget: 2m, steps: [ { rollback: release } ] }
    """
        .formatted(name, name);
  }

  static Catalog read(String text) {
    return CatalogShape.of(VOCABULARY).readOrThrow(YamlReader.read(text, "ripcord.yaml"));
  }

  static List<Path> in(String folder) {
    try (var files = Files.list(FOLDER.resolve(folder))) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
