package dev.ripcord.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;

/**
 * A mapping with one key that is a kind, and options beside it: {@code { wait: healthy, within: 30s
 * }}.
 */
final class EntryShape<T> implements Shape<T> {
  private final String what;
  private final Map<String, ? extends Shape<?>> kinds;
  private final Set<String> optionNames;
  private final Shape<Values> options;
  private final BiFunction<Configured, Values, T> make;

  EntryShape(
      String what,
      Map<String, ? extends Shape<?>> kinds,
      List<Field<?>> options,
      BiFunction<Configured, Values, T> make) {
    this.what = what;
    this.kinds = kinds;
    this.optionNames = new TreeSet<>(options.stream().map(each -> each.name).toList());
    this.options = new ObjectShape<>("options of a " + what, values -> values, options);
    this.make = make;
  }

  @Override
  public Optional<T> read(Node node, Problems problems) {
    if (!(node instanceof Node.Mapping mapping)) {
      problems.add(
          node.place(),
          "expected a " + what + " such as '{ KIND: ... }', but found " + node.what());
      return Optional.empty();
    }
    var kind = kind(mapping, problems);
    var told = options.read(optionsOf(mapping), problems);
    return kind.flatMap(each ->
        told.flatMap(
            values -> Shapes.guarded(node.place(), problems, () -> make.apply(each, values))));
  }

  private Node.Mapping optionsOf(Node.Mapping mapping) {
    return new Node.Mapping(
        mapping.entries().stream().filter(each -> optionNames.contains(each.key().text())).toList(),
        mapping.place());
  }

  private Optional<Configured> kind(Node.Mapping mapping, Problems problems) {
    var rest =
        mapping.entries().stream()
            .filter(each -> !optionNames.contains(each.key().text()))
            .toList();
    if (rest.isEmpty()) {
      problems.add(
          mapping.place(),
          "a " + what + " needs a kind, one of " + String.join(", ", sorted().keySet()));
      return Optional.empty();
    }
    var strange = rest.stream().filter(each -> !kinds.containsKey(each.key().text())).toList();
    if (!strange.isEmpty()) {
      var known = new ArrayList<>(kinds.keySet());
      known.addAll(optionNames);
      strange.forEach(
          each -> problems.unknown(each.key().place(), what + " key", each.key().text(), known));
      return Optional.empty();
    }
    if (rest.size() > 1) {
      problems.add(
          rest.get(1).key().place(),
          "a "
              + what
              + " has one kind, and '"
              + rest.getFirst().key().text()
              + "' stands here already");
      return Optional.empty();
    }
    return configured(rest.getFirst(), problems);
  }

  private Optional<Configured> configured(Node.Entry entry, Problems problems) {
    var name = entry.key().text();
    var shape = Optional.<Shape<?>>ofNullable(kinds.get(name)).orElseThrow();
    return shape.read(entry.value(), problems).map(_ -> new Configured(name, entry.value()));
  }

  @Override
  public Map<String, Object> schema() {
    var properties = new LinkedHashMap<String, Object>();
    sorted().forEach((kind, shape) -> properties.put(kind, described(kind, shape.schema())));
    var base = options.schema();
    if (base.get("properties") instanceof Map<?, ?> common) {
      common.forEach((name, each) -> properties.put(String.valueOf(name), each));
    }
    var schema = new LinkedHashMap<String, Object>();
    schema.put("title", what);
    schema.put("type", "object");
    schema.put("description", "One kind of " + what + ", and options beside it.");
    schema.put("properties", properties);
    schema.put("additionalProperties", false);
    schema.put(
        "oneOf",
        sorted().keySet().stream().map(each -> Map.of("required", List.of(each))).toList());
    return Map.of("$ref", schema);
  }

  /**
   * A kind is defined once, wherever it may stand, unless it is only a word. Kinds that are texts,
   * or one of two forms, have no description of their own.
   */
  private Map<String, Object> described(String kind, Map<String, Object> schema) {
    var described = new LinkedHashMap<>(schema);
    var said = ObjectShape.description(schema).orElse("A " + what + ": " + kind + ".");
    described.putIfAbsent("description", said);
    if (described.containsKey("$ref") || described.containsKey("pattern")) {
      return described;
    }
    described.put("title", kind);
    return Map.of("description", said, "$ref", described);
  }

  /** The kinds fill while drivers are asked, so they are sorted late. */
  private Map<String, Shape<?>> sorted() {
    return new TreeMap<>(kinds);
  }
}
