package dev.ripcord.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One of a few words. */
final class WordShape<T> implements Shape<T> {
  private final Map<String, T> words;

  WordShape(Map<String, T> words) {
    this.words = words;
  }

  @Override
  public Optional<T> read(Node node, Problems problems) {
    if (!(node instanceof Node.Scalar scalar)) {
      problems.add(
          node.place(),
          "expected one of " + String.join(", ", words.keySet()) + ", but found " + node.what());
      return Optional.empty();
    }
    var found = Optional.ofNullable(words.get(scalar.text()));
    if (found.isEmpty()) {
      problems.unknown(node.place(), "word", scalar.text(), words.keySet());
    }
    return found;
  }

  @Override
  public Map<String, Object> schema() {
    return Map.of("enum", List.copyOf(words.keySet()));
  }
}
