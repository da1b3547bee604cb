package dev.ripcord.catalog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A single value. */
final class ScalarShape<T> implements Shape<T> {
  private final String what;
  private final Map<String, Object> schema;
  private final Function<String, T> parse;

  ScalarShape(String what, Map<String, Object> schema, Function<String, T> parse) {
    this.what = what;
    var titled = new LinkedHashMap<String, Object>(schema);
    titled.put("title", what);
    this.schema = Collections.unmodifiableMap(titled);
    this.parse = parse;
  }

  @Override
  public Optional<T> read(Node node, Problems problems) {
    if (node instanceof Node.Scalar scalar && !scalar.isNothing() && scalar.text().indexOf(0) < 0) {
      try {
        return Optional.of(parse.apply(scalar.text()));
      } catch (IllegalArgumentException _) {
        // told below
      }
    }
    problems.add(node.place(), "expected " + what + ", but found " + node.what());
    return Optional.empty();
  }

  @Override
  public Map<String, Object> schema() {
    return schema;
  }
}
