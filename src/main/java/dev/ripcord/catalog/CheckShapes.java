package dev.ripcord.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tables of checks, where they are named and where they are used. */
public final class CheckShapes {
  private CheckShapes() {}

  /** {@code { http: ... }}. */
  public static Shape<CheckEntry> entry(Map<String, ? extends Shape<?>> checks) {
    var name = Field.optional("name", Shapes.text(), "what people call it");
    var degrades =
        Field.or(
            "degrades",
            Shapes.bool(),
            false,
            "true: a bad answer means recovered but degraded, not failed");
    return new EntryShape<>(
        "check",
        checks,
        List.of(name, degrades),
        (check, values) ->
            new CheckEntry(
                values.get(name).orElseGet(() -> title(check)), check, values.get(degrades)));
  }

  /** The name of a probe, or {@code { http: ... }}. */
  static Shape<CheckUse> use(Map<String, ? extends Shape<?>> checks) {
    var inline = entry(checks);
    return new Shape<>() {
      @Override
      public Optional<CheckUse> read(Node node, Problems problems) {
        if (node instanceof Node.Scalar scalar) {
          return Optional.of(
              new CheckUse(Optional.of(scalar.text()), Optional.empty(), node.place()));
        }
        return inline
            .read(node, problems)
            .map(each -> new CheckUse(Optional.empty(), Optional.of(each), node.place()));
      }

      @Override
      public Map<String, Object> schema() {
        return Map.of("anyOf", List.of(Names.SHAPE.schema(), inline.schema()));
      }
    };
  }

  static String title(Configured check) {
    return check.config() instanceof Node.Scalar scalar
        ? check.kind() + " " + scalar.text()
        : check.kind() + " at line " + check.place().line();
  }
}
