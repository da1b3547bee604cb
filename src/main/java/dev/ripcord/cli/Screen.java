package dev.ripcord.cli;

import dev.ripcord.cli.page.Format;
import io.avaje.jsonb.Jsonb;
import java.io.PrintStream;
import java.util.List;

/**
 * Where text goes: whole lines to stdout and stderr, and on a terminal last lines that change in
 * place. Used by several threads.
 */
final class Screen {
  private static final String CLEAR = "\r\u001b[K";
  private static final String UP = "\u001b[1A";

  private final PrintStream out;
  private final PrintStream err;
  private final Format format;
  private final boolean terminal;
  private int live;

  Screen(PrintStream out, PrintStream err, Format format, boolean terminal) {
    this.out = out;
    this.err = err;
    this.format = format;
    this.terminal = terminal;
  }

  Format format() {
    return format;
  }

  boolean terminal() {
    return terminal;
  }

  synchronized void print(List<String> lines) {
    write(out, lines);
  }

  /** What is not the command's output goes to stderr. */
  synchronized void complain(List<String> lines) {
    write(err, lines);
  }

  /** Replaces the last line; does nothing where there is no terminal. */
  void live(String line) {
    live(List.of(line));
  }

  /** Replaces the last lines, of which none may be longer than the screen is wide. */
  synchronized void live(List<String> lines) {
    if (terminal) {
      out.print(cleared() + String.join("\n", lines));
      out.flush();
      live = lines.size();
    }
  }

  /** Takes the last lines away. */
  synchronized void still() {
    if (live > 0) {
      out.print(cleared());
      out.flush();
      live = 0;
    }
  }

  private String cleared() {
    return CLEAR + (UP + CLEAR).repeat(Math.max(0, live - 1));
  }

  /** A question on the last line; the answer is read elsewhere. */
  synchronized void ask(String question) {
    out.print(question);
    out.flush();
  }

  /** One document, for a program. */
  synchronized <T> void json(Class<T> type, T document) {
    print(List.of(Jsonb.instance().type(type).toJsonPretty(document)));
  }

  /** One document on a line of its own. */
  synchronized <T> void jsonLine(Class<T> type, T document) {
    print(List.of(Jsonb.instance().type(type).toJson(document)));
  }

  private void write(PrintStream stream, List<String> lines) {
    still();
    if (!lines.isEmpty()) {
      stream.print(String.join("\n", lines) + "\n");
      stream.flush();
    }
  }
}
