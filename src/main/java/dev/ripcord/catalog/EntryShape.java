package dev.ripcord.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
          "a " + what + " needs a kind, one of " + String.join(", ", kinds.keySet()));
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
    var base = new LinkedHashMap<>(options.schema());
    @SuppressWarnings("unchecked")
    var common = (Map<String, Object>) base.get("properties");
    var forms =
        kinds.entrySet().stream()
            .map(each -> {
              var properties = new LinkedHashMap<String, Object>();
              properties.put(each.getKey(), each.getValue().schema());
              properties.putAll(common);
              return Map.of(
                  "type",
                  "object",
                  "properties",
                  properties,
                  "required",
                  List.of(each.getKey()),
                  "additionalProperties",
                  false);
            })
            .toList();
    return Map.of("oneOf", forms);
  }
}
