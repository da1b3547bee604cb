package dev.ripcord.target.pm2;

import dev.ripcord.catalog.Node;
import dev.ripcord.catalog.Nodes;
import io.avaje.jsonb.Jsonb;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a JSON text into nodes; what is null is left out. */
final class Json {
  private static final Jsonb JSON = Jsonb.builder().build();

  private Json() {}

  /** The last line that begins so, read; empty when there is none or it is no JSON. */
  static Optional<Node> lastLine(String text, String beginning) {
    return text.lines()
        .filter(line -> line.startsWith(beginning))
        .reduce((_, line) -> line)
        .flatMap(Json::read);
  }

  private static Optional<Node> read(String line) {
    try {
      return Optional.ofNullable(JSON.type(Object.class).fromJson(line)).map(Json::node);
    } catch (RuntimeException _) { // whatever the text is, it is no answer
      return Optional.empty();
    }
  }

  private static Node node(Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        var present = new LinkedHashMap<Object, Node>();
        map.forEach((key, each) -> {
          if (each != null) {
            present.put(key, node(each));
          }
        });
        yield Nodes.of(present);
      }
      case List<?> list ->
          Nodes.of(list.stream().filter(each -> each != null).map(Json::node).toList());
      default -> Nodes.of(value);
    };
  }

  /** The text under a key, empty where there is none. */
  static String text(Node node, String key) {
    return at(node, key)
        .map(each -> each instanceof Node.Scalar(String text, _, _) ? text : "")
        .orElse("");
  }

  static long number(Node node, String key) {
    var text = text(node, key);
    return text.matches("-?\\d{1,18}") ? Long.parseLong(text) : 0;
  }

  static Optional<Node> at(Node node, String key) {
    return node instanceof Node.Mapping mapping ? mapping.get(key) : Optional.empty();
  }

  /** The items of a list under a key, or of the node itself when the key is empty. */
  static List<Node> items(Node node, String key) {
    var list = key.isEmpty() ? Optional.of(node) : at(node, key);
    return list.map(each -> each instanceof Node.Sequence(List<Node> items, _) ? items : null)
        .orElse(List.of());
  }

  static List<String> texts(Node node, String key) {
    return items(node, key).stream()
        .map(each -> each instanceof Node.Scalar(String text, _, _) ? text : "")
        .toList();
  }
}
