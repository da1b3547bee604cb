package dev.ripcord.catalog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A mapping whose keys the user chooses; the order of the text is kept. */
final class MapShape<T> implements Shape<Map<String, T>> {
  private final Shape<String> key;
  private final Shape<T> value;

  MapShape(Shape<String> key, Shape<T> value) {
    this.key = key;
    this.value = value;
  }

  @Override
  public Optional<Map<String, T>> read(Node node, Problems problems) {
    if (!(node instanceof Node.Mapping mapping)) {
      problems.add(node.place(), "expected names with values, but found " + node.what());
      return Optional.empty();
    }
    var found = new LinkedHashMap<String, T>();
    for (var each : mapping.entries()) {
      key.read(each.key(), problems)
          .ifPresent(
              name -> value.read(each.value(), problems).ifPresent(made -> found.put(name, made)));
    }
    return Optional.of(Collections.unmodifiableMap(found));
  }

  @Override
  public Map<String, Object> schema() {
    return Map.of(
        "type", "object", "propertyNames", key.schema(), "additionalProperties", value.schema());
  }
}
