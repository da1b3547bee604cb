package dev.ripcord.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Nodes with texts of every kind of character: control characters, quotes, halves of pairs. */
final class RandomNodes {
  private static final String AWKWARD =
      "\u0000\u0001\t\n\r\u001b \"'\\/:#,[]{}&*!|>%@`-?~<\u007f\u0080\u0085\u009f\u00a0\u2028\u2029"
          + "\ud83d\ude00\ud800\udc00\ufeff\ufffe\uffff\ufffd";

  private RandomNodes() {}

  static Node node(SplittableRandom random, int depth) {
    return switch (random.nextInt(depth > 0 ? 3 : 1)) {
      case 1 -> Nodes.of(list(random, depth));
      case 2 -> Nodes.of(map(random, depth));
      default -> Nodes.text(text(random));
    };
  }

  /** The node without its places. */
  static Object values(Node node) {
    return switch (node) {
      case Node.Scalar scalar -> scalar.text();
      case Node.Sequence list -> list.items().stream().map(RandomNodes::values).toList();
      case Node.Mapping map -> {
        var values = new LinkedHashMap<String, Object>();
        map.entries().forEach(each -> values.put(each.key().text(), values(each.value())));
        yield values;
      }
    };
  }

  private static List<Node> list(SplittableRandom random, int depth) {
    var items = new ArrayList<Node>();
    for (var i = random.nextInt(4); i > 0; i--) {
      items.add(node(random, depth - 1));
    }
    return items;
  }

  private static Map<String, Node> map(SplittableRandom random, int depth) {
    var entries = new LinkedHashMap<String, Node>();
    for (var i = random.nextInt(4); i > 0; i--) {
      entries.put(text(random), node(random, depth - 1));
    }
    return entries;
  }

  private static String text(SplittableRandom random) {
    var text = new StringBuilder();
    for (var i = random.nextInt(12); i > 0; i--) {
      text.append(
          switch (random.nextInt(3)) {
            case 0 -> AWKWARD.charAt(random.nextInt(AWKWARD.length()));
            case 1 -> (char) random.nextInt(' ', '~');
            default -> (char) random.nextInt(Character.MAX_VALUE + 1);
          });
    }
    return text.toString();
  }
}
