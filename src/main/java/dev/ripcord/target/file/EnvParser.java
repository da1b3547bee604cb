package dev.ripcord.target.file;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Finds the assignments of an {@code .env} text as dotenv does: quoted values may span lines. */
final class EnvParser {
  private static final String BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf"; // of UTF-8, byte by byte
  private static final Pattern HEAD =
      Pattern.compile("[ \\t]*(export[ \\t]+)?([\\w.-]+)(?:[ \\t]*=|:[ \\t])");
  private static final Pattern TAIL = Pattern.compile("[ \\t]*(?:#[^\\r\\n]*)?(?:\\r?\\n|\\z)");

  private final String text;
  private final List<Assignment> found = new ArrayList<>();

  private EnvParser(String text) {
    this.text = text;
  }

  static List<Assignment> parse(String text) {
    var parser = new EnvParser(text);
    var at = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length() : 0;
    while (at < text.length()) {
      at = parser.line(at);
    }
    return List.copyOf(parser.found);
  }

  /** Reads what begins at a line's start; gives where the next line starts. */
  private int line(int start) {
    var head = HEAD.matcher(text).region(start, text.length());
    if (!head.lookingAt()) {
      return lineEnd(start);
    }
    var from = skipBlanks(head.end());
    var close = close(from);
    var end = close < 0 ? plainEnd(from) : close + 1;
    var valueStart = end == from ? head.end() : from; // nothing stands right behind the sign
    var valueEnd = Math.max(valueStart, end == from ? 0 : end);
    found.add(
        new Assignment(
            head.group(2),
            head.group(1) != null,
            start,
            valueStart,
            valueEnd,
            lineEnd(end),
            close < 0 ? Quoting.NONE : Quoting.of(text.charAt(from)),
            text.substring(valueStart, valueEnd)));
    return lineEnd(end);
  }

  /** Where the quote that opens here is closed with nothing but a comment behind it, or -1. */
  private int close(int open) {
    if (open == text.length() || Quoting.of(text.charAt(open)) == Quoting.NONE) {
      return -1;
    }
    var quote = text.charAt(open);
    var escaped = new ArrayList<Integer>();
    for (var i = open + 1; i < text.length(); i++) {
      if (text.charAt(i) == quote) {
        if (text.charAt(i - 1) != '\\') {
          return endsLine(i + 1) ? i : lastThatEndsLine(escaped);
        }
        escaped.add(i);
      }
    }
    return lastThatEndsLine(escaped);
  }

  private int lastThatEndsLine(List<Integer> quotes) {
    return quotes.reversed().stream().filter(each -> endsLine(each + 1)).findFirst().orElse(-1);
  }

  private boolean endsLine(int at) {
    return TAIL.matcher(text).region(at, text.length()).lookingAt();
  }

  /** Where a value without quotes ends: before a comment led by a blank, and before blanks. */
  private int plainEnd(int start) {
    var end = start;
    for (var i = start; i < text.length() && "\r\n".indexOf(text.charAt(i)) < 0; i++) {
      if (text.charAt(i) == '#' && (i == start || isBlank(i - 1))) {
        return end;
      }
      end = isBlank(i) ? end : i + 1;
    }
    return end;
  }

  private boolean isBlank(int at) {
    return " \t".indexOf(text.charAt(at)) >= 0;
  }

  private int skipBlanks(int at) {
    var i = at;
    while (i < text.length() && isBlank(i)) {
      i++;
    }
    return i;
  }

  private int lineEnd(int at) {
    var newline = text.indexOf('\n', at);
    return newline < 0 ? text.length() : newline + 1;
  }
}
