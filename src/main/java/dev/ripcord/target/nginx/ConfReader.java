package dev.ripcord.target.nginx;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Splits a configuration into directives as nginx does: quotes, backslashes, comments, blocks. */
final class ConfReader {
  private final String text;
  private final List<Directive> found = new ArrayList<>();
  private final Deque<Directive> open = new ArrayDeque<>();
  private List<Word> words = new ArrayList<>();
  private int at;

  private ConfReader(String text) {
    this.text = text;
  }

  /** All directives in their order; throws {@link IllegalArgumentException} with the line. */
  static List<Directive> read(String text) {
    var reader = new ConfReader(text);
    while (reader.at < text.length()) {
      reader.next();
    }
    if (!reader.open.isEmpty() || !reader.words.isEmpty()) {
      throw reader.broken("it ends in the middle of a directive");
    }
    return List.copyOf(reader.found);
  }

  private void next() {
    switch (text.charAt(at)) {
      case ' ', '\t', '\r', '\n' -> at++;
      case '#' -> at = lineEnd();
      case ';' -> end();
      case '{' -> begin();
      case '}' -> leave();
      case '"', '\'' -> quoted(text.charAt(at));
      default -> bare();
    }
  }

  private Directive end() {
    if (words.isEmpty()) {
      throw broken("a directive is missing");
    }
    var directive = new Directive(words, List.copyOf(open));
    found.add(directive);
    words = new ArrayList<>();
    at++;
    return directive;
  }

  private void begin() {
    var block = end();
    if (block.name().endsWith("_by_lua_block")) {
      skipForeign();
    } else {
      open.addLast(block);
    }
  }

  private void leave() {
    if (open.isEmpty() || !words.isEmpty()) {
      throw broken("unexpected '}'");
    }
    open.removeLast();
    at++;
  }

  /** Lua in a block is not ours to read: only its braces count. */
  private void skipForeign() {
    for (var depth = 1; depth > 0; at++) {
      if (at == text.length()) {
        throw broken("a block is not closed");
      }
      depth += text.charAt(at) == '{' ? 1 : text.charAt(at) == '}' ? -1 : 0;
    }
  }

  private void quoted(char quote) {
    var start = ++at;
    while (at < text.length() && text.charAt(at) != quote) {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    if (at >= text.length()) {
      at = text.length();
      throw broken("a quote is not closed");
    }
    word(start);
    at++;
  }

  private void bare() {
    var start = at;
    while (at < text.length() && !endsBare()) {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    at = Math.min(at, text.length());
    word(start);
  }

  /** A brace behind a dollar belongs to a variable, as in <code>${name}</code>. */
  private boolean endsBare() {
    return switch (text.charAt(at)) {
      case ' ', '\t', '\r', '\n', ';' -> true;
      case '{' -> text.charAt(at - 1) != '$';
      default -> false;
    };
  }

  private void word(int start) {
    var raw = text.substring(start, at);
    words.add(new Word(raw, start, at, raw.indexOf('\\') < 0));
  }

  private int lineEnd() {
    var newline = text.indexOf('\n', at);
    return newline < 0 ? text.length() : newline;
  }

  private IllegalArgumentException broken(String why) {
    var line = text.substring(0, Math.min(at, text.length())).lines().count();
    return new IllegalArgumentException("line " + Math.max(1, line) + ": " + why);
  }
}
