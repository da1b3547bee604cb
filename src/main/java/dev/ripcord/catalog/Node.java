package dev.ripcord.catalog;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A piece of a YAML text, with its place. */
public sealed interface Node {
  Place place();

  /** What it is, for an error. */
  String what();

  /** As JSON on one line, which {@link YamlReader} reads back. */
  String json();

  /** The same with every value (never a key) changed. */
  Node map(UnaryOperator<Scalar> change);

  /** A single value; {@code plain} when it was not quoted. */
  record Scalar(String text, boolean plain, Place place) implements Node {
    private static final Set<String> NOTHING = Set.of("", "~", "null", "Null", "NULL");

    /** Whether a key was written and its value was not. */
    public boolean isNothing() {
      return plain && NOTHING.contains(text);
    }

    @Override
    public String what() {
      return isNothing() ? "nothing" : "'" + Problems.brief(text) + "'";
    }

    @Override
    public String json() {
      return Nodes.quote(text);
    }

    @Override
    public Scalar map(UnaryOperator<Scalar> change) {
      return change.apply(this);
    }
  }

  /** A list. */
  record Sequence(List<Node> items, Place place) implements Node {
    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public String what() {
      return "a list";
    }

    @Override
    public String json() {
      return items.stream().map(Node::json).collect(Collectors.joining(", ", "[", "]"));
    }

    @Override
    public Sequence map(UnaryOperator<Scalar> change) {
      return new Sequence(items.stream().map(each -> each.map(change)).toList(), place);
    }
  }

  /** Keys and values in the order of the text; no key twice. */
  record Mapping(List<Entry> entries, Place place) implements Node {
    public Mapping {
      entries = List.copyOf(entries);
    }

    /** The value under a key. */
    public Optional<Node> get(String key) {
      return entries.stream()
          .filter(each -> each.key().text().equals(key))
          .findFirst()
          .map(Entry::value);
    }

    @Override
    public String what() {
      return "a mapping";
    }

    @Override
    public String json() {
      return entries.stream()
          .map(each -> Nodes.quote(each.key().text()) + ": " + each.value().json())
          .collect(Collectors.joining(", ", "{", "}"));
    }

    @Override
    public Mapping map(UnaryOperator<Scalar> change) {
      return new Mapping(
          entries.stream().map(each -> new Entry(each.key(), each.value().map(change))).toList(),
          place);
    }
  }

  /** One line of a mapping. */
  record Entry(Scalar key, Node value) {}
}
