package dev.ripcord.catalog;

import io.avaje.jsonb.Jsonb;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The JSON Schema (draft 2020-12) of a catalog, for editors; from the same tables that the reader
 * uses. What stands in many places (a check, a step) is defined once.
 */
public final class Schema {
  private static final List<String> KEYWORDS =
      List.of(
          "$schema",
          "$ref",
          "title",
          "description",
          "default",
          "type",
          "enum",
          "const",
          "pattern",
          "minimum",
          "maximum",
          "items",
          "propertyNames",
          "properties",
          "required",
          "anyOf",
          "oneOf",
          "additionalProperties",
          "$defs");

  private final Map<String, Object> definitions = new TreeMap<>();

  private Schema() {}

  /** The schema's text for the kinds that are known. */
  public static String of(Vocabulary vocabulary) {
    return new Schema().text(CatalogShape.of(vocabulary).schema());
  }

  private String text(Map<String, Object> schema) {
    var root = new LinkedHashMap<String, Object>();
    root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    root.put("title", "The catalog of Ripcord");
    root.putAll(keywords(schema));
    root.put("$defs", definitions);
    return Jsonb.instance().toJsonPretty(root) + "\n";
  }

  private Object value(Object value) {
    return switch (value) {
      case Map<?, ?> map -> keywords(map);
      case List<?> list -> list.stream().map(this::value).toList();
      default -> value;
    };
  }

  /** Keywords come in one order, since some of the maps have none. */
  private Map<String, Object> keywords(Map<?, ?> schema) {
    var sorted =
        new TreeMap<String, Object>(
            Comparator.<String>comparingInt(KEYWORDS::indexOf)
                .thenComparing(Comparator.naturalOrder()));
    schema.forEach((key, each) -> sorted.put(String.valueOf(key), keyword(key, each)));
    return sorted;
  }

  private Object keyword(Object key, Object value) {
    if (key.equals("$ref") && value instanceof Map<?, ?> target) {
      return "#/$defs/" + define(keywords(target));
    }
    if (key.equals("properties") && value instanceof Map<?, ?> properties) {
      var kept = new LinkedHashMap<String, Object>();
      properties.forEach((name, each) -> kept.put(String.valueOf(name), value(each)));
      return kept;
    }
    return value(value);
  }

  private String define(Map<String, Object> target) {
    var title = String.valueOf(target.get("title"));
    var name = title;
    for (var n = 2; !definitions.getOrDefault(name, target).equals(target); n++) {
      name = title + "-" + n;
    }
    definitions.put(name, target);
    return name;
  }
}
