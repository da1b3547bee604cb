package dev.ripcord.script;

import java.util.ArrayList;
import java.util.List;

/** The words of a line of a shell, as they are written there. */
final class Words {
  private final String line;
  private int at;

  private Words(String line) {
    this.line = line;
  }

  /** Each with its quotes. */
  static List<String> of(String line) {
    var words = new Words(line);
    var found = new ArrayList<String>();
    while (words.more()) {
      found.add(words.next());
    }
    return found;
  }

  private boolean more() {
    while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
      at++;
    }
    return at < line.length();
  }

  private String next() {
    var from = at;
    while (at < line.length() && !Character.isWhitespace(line.charAt(at))) {
      switch (line.charAt(at)) {
        case '\'' -> to('\'');
        case '"' -> quoted();
        case '\\' -> at += 2;
        default -> at++;
      }
    }
    at = Math.min(at, line.length());
    return line.substring(from, at);
  }

  private void to(char end) {
    var found = line.indexOf(end, at + 1);
    at = found < 0 ? line.length() : found + 1;
  }

  /** Between double quotes a command in its own parentheses may hold quotes of its own. */
  private void quoted() {
    var depth = 0;
    at++;
    while (at < line.length() && (depth > 0 || line.charAt(at) != '"')) {
      var each = line.charAt(at);
      if (each == '\'' && depth > 0) {
        at = Math.max(at, line.indexOf('\'', at + 1));
      } else if (each == '(' && line.charAt(at - 1) == '$') {
        depth++;
      } else if (each == ')' && depth > 0) {
        depth--;
      } else if (each == '\\') {
        at++;
      }
      at++;
    }
    at++;
  }

  /** What a word means, without its quotes; variables stay. */
  static String meaning(String word) {
    var text = new StringBuilder();
    var inSingle = false;
    for (var i = 0; i < word.length(); i++) {
      var each = word.charAt(i);
      if (each == '\'') {
        inSingle = !inSingle;
      } else if (each == '\\' && !inSingle && i + 1 < word.length()) {
        text.append(word.charAt(++i));
      } else if (each != '"' || inSingle) {
        text.append(each);
      }
    }
    return text.toString();
  }
}
