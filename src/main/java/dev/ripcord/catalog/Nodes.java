package dev.ripcord.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Makes nodes from values, texts from nodes, and nodes from nodes. */
public final class Nodes {

  private Nodes() {}

  /** A quoted value. */
  public static Node text(String value) {
    return new Node.Scalar(value, false, Place.MADE);
  }

  /** Keys with values: strings, numbers, booleans, lists and maps of them, or nodes. */
  public static Node of(Object value) {
    return switch (value) {
      case Node node -> node;
      case Map<?, ?> map -> {
        var entries = new ArrayList<Node.Entry>();
        map.forEach((key, each) ->
            entries.add(
                new Node.Entry(new Node.Scalar(String.valueOf(key), false, Place.MADE), of(each))));
        yield new Node.Mapping(entries, Place.MADE);
      }
      case List<?> list -> new Node.Sequence(list.stream().map(Nodes::of).toList(), Place.MADE);
      case String text -> text(text);
      default -> new Node.Scalar(String.valueOf(value), true, Place.MADE);
    };
  }

  /** The node as JSON on one line, which {@link YamlReader} reads back. */
  public static String json(Node node) {
    return node.json();
  }

  /** The same node with every value (never a key) changed. */
  public static Node mapText(Node node, UnaryOperator<String> change) {
    return node.map(each -> new Node.Scalar(change.apply(each.text()), each.plain(), each.place()));
  }

  /** The mapping without these keys; anything else as it is. */
  public static Node without(Node node, String... keys) {
    return node instanceof Node.Mapping(List<Node.Entry> entries, Place place)
        ? new Node.Mapping(
            entries.stream().filter(each -> !List.of(keys).contains(each.key().text())).toList(),
            place)
        : node;
  }

  /** The mapping with one key under another name, unless that is there too: then it goes. */
  public static Node renamed(Node node, String key, String name) {
    if (!(node instanceof Node.Mapping(List<Node.Entry> entries, Place place))
        || entries.stream().anyMatch(each -> each.key().text().equals(name))) {
      return without(node, key);
    }
    return new Node.Mapping(
        entries.stream()
            .map(each ->
                each.key().text().equals(key)
                    ? new Node.Entry(new Node.Scalar(name, true, each.key().place()), each.value())
                    : each)
            .toList(),
        place);
  }

  static String quote(String text) {
    var quoted = new StringBuilder("\"");
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      switch (c) {
        case '"' -> quoted.append("\\\"");
        case '\\' -> quoted.append("\\\\");
        case '\n' -> quoted.append("\\n");
        case '\t' -> quoted.append("\\t");
        default -> {
          if (!YamlText.plain(c)) {
            quoted.append(String.format("\\u%04x", (int) c));
          } else {
            quoted.append(c);
          }
        }
      }
    }
    return quoted.append('"').toString();
  }
}
