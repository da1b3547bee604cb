package dev.ripcord.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A mapping with a fixed table of keys; an unknown key is an error with a suggestion. */
final class ObjectShape<T> implements Shape<T> {
  private final String doc;
  private final Function<Values, T> make;
  private final Map<String, Field<?>> fields = new LinkedHashMap<>();

  ObjectShape(String doc, Function<Values, T> make, List<Field<?>> fields) {
    this.doc = doc;
    this.make = make;
    fields.forEach(each -> this.fields.put(each.name, each));
  }

  @Override
  public Optional<T> read(Node node, Problems problems) {
    if (!(node instanceof Node.Mapping mapping)) {
      problems.add(
          node.place(),
          "expected " + String.join(", ", fields.keySet()) + ", but found " + node.what());
      return Optional.empty();
    }
    var before = problems.count();
    var found = new LinkedHashMap<String, Object>();
    mapping.entries().forEach(each -> read(each, found, problems));
    missing(mapping, problems);
    return problems.count() == before
        ? Shapes.guarded(node.place(), problems, () -> make.apply(new Values(found, node.place())))
        : Optional.empty();
  }

  private void read(Node.Entry entry, Map<String, Object> found, Problems problems) {
    var key = entry.key();
    var field = Optional.ofNullable(fields.get(key.text()));
    field.ifPresentOrElse(
        each ->
            each.shape
                .read(entry.value(), problems)
                .ifPresent(value -> found.put(key.text(), value)),
        () -> problems.unknown(key.place(), "key", key.text(), fields.keySet()));
  }

  private void missing(Node.Mapping mapping, Problems problems) {
    fields.values().stream()
        .filter(each -> each.required && mapping.get(each.name).isEmpty())
        .forEach(
            each -> problems.add(mapping.place(), "'" + each.name + "' is missing: " + each.doc));
  }

  @Override
  public Map<String, Object> schema() {
    var properties = new LinkedHashMap<String, Object>();
    fields
        .values()
        .forEach(each -> {
          var schema = new LinkedHashMap<>(each.shape.schema());
          schema.put("description", each.doc);
          each.written().ifPresent(value -> schema.put("default", value));
          properties.put(each.name, schema);
        });
    var schema = new LinkedHashMap<String, Object>();
    schema.put("type", "object");
    schema.put("description", doc);
    schema.put("properties", properties);
    var required =
        fields.values().stream().filter(each -> each.required).map(each -> each.name).toList();
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    schema.put("additionalProperties", false);
    return schema;
  }

  /** The first description in a schema, or in one of its forms. */
  static Optional<String> description(Object schema) {
    return switch (schema) {
      case Map<?, ?> map when map.get("description") instanceof String text -> Optional.of(text);
      case Map<?, ?> map when map.get("anyOf") instanceof List<?> forms ->
          forms.stream().flatMap(each -> description(each).stream()).findFirst();
      default -> Optional.empty();
    };
  }
}
