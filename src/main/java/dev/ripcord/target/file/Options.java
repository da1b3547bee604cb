package dev.ripcord.target.file;

import dev.ripcord.catalog.Field;
import dev.ripcord.catalog.Node;
import dev.ripcord.catalog.Problems;
import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keys that several kinds of this package have. */
final class Options {
  static final Field<Optional<String>> AS =
      Field.optional(
          "as",
          Shapes.text("a user name", "[a-z_][a-z0-9_-]*"),
          "the user who reads and writes the file; root means sudo -n where one is not root");

  static final Shape<String> KEY =
      Shapes.text("a name such as MEDIA_SERVER_TYPE", "[A-Za-z_][A-Za-z0-9_.-]*");

  static final Shape<String> MODE = Shapes.text("an octal mode such as 0640", "0?[0-7]{3,4}");

  static final Shape<String> OWNER =
      Shapes.text("an owner such as www-data:www-data", "[a-z_][a-z0-9_-]*(?::[a-z_][a-z0-9_-]*)?");

  /** Any text; also an empty one, when it is quoted. */
  static final Shape<String> VALUE =
      new Shape<>() {
        @Override
        public Optional<String> read(Node node, Problems problems) {
          return node instanceof Node.Scalar(String text, boolean plain, _)
                  && text.isEmpty()
                  && !plain
              ? Optional.of("")
              : Shapes.text().read(node, problems);
        }

        @Override
        public Map<String, Object> schema() {
          return Map.of("type", List.of("string", "number", "boolean"));
        }
      };

  private Options() {}
}
