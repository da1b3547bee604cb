package dev.ripcord.target.file;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * A random {@code .env} text whose parts are known, so that what an edit should make of it can be
 * said without reading it.
 */
record RandomEnv(List<Part> parts) {
  private static final List<String> KEYS =
      List.of("TYPE", "URL", "TOKEN", "TYPE_X", "MY.KEY", "my-key", "A", "_B");
  private static final List<String> RAWS =
      List.of(
          "",
          "x",
          "http://localhost:5080",
          "'a b'",
          "\"a b\"",
          "`a'b`",
          "'it # no comment'",
          "\"two\nlines\"",
          "'TYPE=inside\nURL=inside'",
          "a=b=c",
          "x'y",
          "\"a\\nb\"",
          "\"q\\\"q\"",
          "a#b");

  /** {@code before + raw + after}; raw is a value where there is a key. */
  record Part(Optional<String> key, String before, String raw, String after) {
    String text() {
      return before + raw + after;
    }
  }

  static RandomEnv of(Random random, boolean tame) {
    var newline = random.nextInt(4) == 0 ? "\r\n" : "\n";
    var parts = new ArrayList<Part>();
    for (var i = random.nextInt(12); i >= 0; i--) {
      parts.add(
          random.nextInt(3) == 0
              ? filler(random, newline, tame)
              : assignment(random, newline, tame));
    }
    if (random.nextInt(3) == 0) {
      var last = parts.removeLast();
      parts.add(new Part(last.key, last.before, last.raw, last.after.replace(newline, "")));
    }
    return new RandomEnv(List.copyOf(parts));
  }

  private static Part filler(Random random, String newline, boolean tame) {
    var lines = List.of("", "# TYPE=commented", "#", "# it's \"odd");
    var odd =
        List.of("no assignment", "export TYPE", "=x", "caf\u00e9 # latin", "   ", "  # indented");
    var pool = tame || random.nextInt(3) > 0 ? lines : odd;
    return new Part(Optional.empty(), pool.get(random.nextInt(pool.size())), "", newline);
  }

  private static Part assignment(Random random, String newline, boolean tame) {
    var key = KEYS.get(random.nextInt(KEYS.size()));
    var raw = RAWS.get(random.nextInt(tame ? 10 : RAWS.size()));
    var lead = random.nextInt(4) == 0 ? "export " : !tame && random.nextInt(6) == 0 ? "  " : "";
    var sign = random.nextInt(5) == 0 ? " = " : "=";
    var comment = !raw.isEmpty() && random.nextInt(4) == 0 ? " # why" : "";
    return new Part(
        Optional.of(key),
        lead + key + (raw.isEmpty() ? "=" : sign),
        raw.replace("\n", newline),
        comment + newline);
  }

  String text() {
    return parts.stream().map(Part::text).collect(Collectors.joining());
  }

  byte[] bytes() {
    return text().getBytes(StandardCharsets.ISO_8859_1);
  }

  boolean has(String key) {
    return parts.stream().anyMatch(each -> each.key.equals(Optional.of(key)));
  }

  /** What it should be after an edit of keys that are all there. */
  String edited(Map<String, String> set, List<String> remove) {
    return parts.stream()
        .filter(each -> each.key.stream().noneMatch(remove::contains))
        .map(each -> each.before + raw(each, set) + each.after)
        .collect(Collectors.joining());
  }

  private static String raw(Part part, Map<String, String> set) {
    return part.key
        .map(set::get)
        .map(value -> Quoting.of((part.raw + " ").charAt(0)).write(value))
        .orElse(part.raw);
  }
}
