package dev.ripcord.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where in a JSON value something stands: {@code $.a.b[0]['c d']}. */
record JsonPath(String text, List<Object> steps) {
  private static final Pattern STEP =
      Pattern.compile("\\.([A-Za-z0-9_$-]+)|\\[(\\d{1,6})]|\\['([^']+)']|\\[\"([^\"]+)\"]");

  /** Reads one; throws {@link IllegalArgumentException}. */
  static JsonPath parse(String text) {
    var steps = new ArrayList<>();
    var at = 1;
    var match = STEP.matcher(text);
    while (text.startsWith("$") && at < text.length() && match.find(at) && match.start() == at) {
      steps.add(step(match.toMatchResult()));
      at = match.end();
    }
    if (!text.startsWith("$") || at != text.length()) {
      throw new IllegalArgumentException(
          "not a path such as $.status, $.nodes[0].name or $['a b']: '" + text + "'");
    }
    return new JsonPath(text, List.copyOf(steps));
  }

  private static Object step(java.util.regex.MatchResult match) {
    if (match.group(2) != null) {
      return Integer.valueOf(match.group(2));
    }
    for (var each : new int[] {1, 3}) {
      if (match.group(each) != null) {
        return match.group(each);
      }
    }
    return match.group(4);
  }

  /** What stands there; empty where there is no such place. */
  Optional<Object> in(Object root) {
    var at = Optional.of(root);
    for (var each : steps) {
      at = at.flatMap(value -> step(value, each));
    }
    return at;
  }

  private static Optional<Object> step(Object value, Object step) {
    return switch (value) {
      case Map<?, ?> map -> Optional.ofNullable(map.get(step));
      case List<?> list when step instanceof Integer index && index < list.size() ->
          Optional.ofNullable(list.get(index));
      default -> Optional.empty();
    };
  }

  @Override
  public String toString() {
    return text;
  }
}
