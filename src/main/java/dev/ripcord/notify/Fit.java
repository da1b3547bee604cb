package dev.ripcord.notify;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Makes texts fit. What is too long loses its middle, with a note of how much; a character that is
 * two {@code char}s is never cut in two, and neither is what it was escaped to.
 */
final class Fit {
  private Fit() {}

  /** The text as it is, in at most so many {@code char}s. */
  static String plain(String text, int limit) {
    return escaped(text, limit, Character::toString);
  }

  /** On one line. */
  static String line(String text, int limit) {
    return plain(text.replaceAll("\\s+", " ").strip(), limit);
  }

  /** Each character in another writing, in at most so many {@code char}s together. */
  static String escaped(String text, int limit, IntFunction<String> escape) {
    var tokens = text.codePoints().filter(Fit::harmless).mapToObj(escape).toList();
    var length = length(tokens);
    if (length <= limit) {
      return String.join("", tokens);
    }
    var room = limit - note(length).length();
    if (room <= 0) {
      return String.join("", head(tokens, limit));
    }
    var tail = new ArrayList<>(head(tokens.reversed(), room / 2));
    var head = head(tokens, room - length(tail));
    return String.join("", head)
        + note(length - length(head) - length(tail))
        + String.join("", tail.reversed());
  }

  private static String note(int left) {
    return " ... [" + left + " characters left out] ... ";
  }

  private static int length(List<String> tokens) {
    return tokens.stream().mapToInt(String::length).sum();
  }

  private static List<String> head(List<String> tokens, int limit) {
    var length = 0;
    for (var i = 0; i < tokens.size(); i++) {
      length += tokens.get(i).length();
      if (length > limit) {
        return tokens.subList(0, i);
      }
    }
    return tokens;
  }

  /**
   * Neither a control character nor half of a pair, nor one that turns the direction of what
   * follows.
   */
  private static boolean harmless(int c) {
    var type = Character.getType(c);
    return c == '\n'
        || (type != Character.CONTROL
            && type != Character.SURROGATE
            && !(c >= 0x202a && c <= 0x202e)
            && !(c >= 0x2066 && c <= 0x2069));
  }
}
