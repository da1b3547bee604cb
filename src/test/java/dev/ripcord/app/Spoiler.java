package dev.ripcord.app;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/** Spoils a text in a few random places. */
record Spoiler(SplittableRandom random) {
  private static final List<String> AWKWARD =
      List.of(
          "{",
          "}",
          "[",
          "]",
          ": ",
          ":",
          ",",
          "- ",
          "? ",
          "\"",
          "'",
          "|\n",
          ">-\n",
          "#",
          "\t",
          "\n",
          "\r",
          "\0",
          "\u0085",
          "\u2028",
          "\ufeff",
          "\ud83d",
          "\ud83d\ude00",
          "&a ",
          "*a ",
          "<<: *a\n",
          "!x ",
          "!!binary ",
          "---\n",
          "...\n",
          "%YAML 9.9\n",
          "~",
          "null",
          "true",
          "-1",
          "0x7f",
          "99999999999999999999d",
          "9999d",
          "0s",
          "1e400",
          "${release.}",
          "${env:}",
          "${",
          "\\",
          "\"\\0\"",
          "*",
          "../..",
          "x".repeat(2_000),
          "[".repeat(100),
          "(".repeat(50));

  String spoil(String text) {
    var spoilt = text;
    for (var times = 1 + random.nextInt(4); times > 0; times--) {
      spoilt = once(spoilt);
    }
    return spoilt;
  }

  private String once(String text) {
    return switch (random.nextInt(7)) {
      case 0 -> cut(text, random.nextInt(40));
      case 1 -> insert(text, AWKWARD.get(random.nextInt(AWKWARD.size())));
      case 2 -> insert(text, String.valueOf((char) random.nextInt(0x250)));
      case 3 -> lines(text, this::swap);
      case 4 -> lines(text, this::repeat);
      case 5 -> lines(text, this::indent);
      default -> word(text);
    };
  }

  private int at(String text) {
    return random.nextInt(text.length() + 1);
  }

  private String insert(String text, String more) {
    var at = at(text);
    return text.substring(0, at) + more + text.substring(at);
  }

  private String cut(String text, int length) {
    var at = at(text);
    return text.substring(0, at) + text.substring(Math.min(text.length(), at + length));
  }

  /** Puts one word of the text in the place of another. */
  private String word(String text) {
    var words = text.split("(?<=\\W)|(?=\\W)", -1);
    words[random.nextInt(words.length)] = words[random.nextInt(words.length)];
    return String.join("", words);
  }

  private static String lines(String text, java.util.function.Consumer<List<String>> change) {
    var lines = new ArrayList<>(List.of(text.split("\n", -1)));
    change.accept(lines);
    return String.join("\n", lines);
  }

  private void swap(List<String> lines) {
    Collections.swap(lines, random.nextInt(lines.size()), random.nextInt(lines.size()));
  }

  private void repeat(List<String> lines) {
    lines.add(random.nextInt(lines.size()), lines.get(random.nextInt(lines.size())));
  }

  private void indent(List<String> lines) {
    lines.replaceAll(each ->
        random.nextInt(lines.size()) == 0 ? " ".repeat(random.nextInt(6)) + each.strip() : each);
  }
}
