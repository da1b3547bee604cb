package dev.ripcord.cli.page;

import java.util.ArrayList;
import java.util.List;

/** Puts lines together, broken to fit, in tones. */
final class Sheet {
  private static final int LABEL = 14;
  private static final int LEAST = 16;

  private final Format format;
  private final List<String> lines = new ArrayList<>();

  Sheet(Format format) {
    this.format = format;
  }

  Format format() {
    return format;
  }

  /** A paragraph from the left edge. */
  Sheet line(Tone tone, String text) {
    return item("", tone, text);
  }

  Sheet line(String text) {
    return line(Tone.PLAIN, text);
  }

  Sheet blank() {
    if (!lines.isEmpty() && !lines.getLast().isEmpty()) {
      lines.add("");
    }
    return this;
  }

  /** A paragraph that hangs from its lead. */
  Sheet item(String lead, Tone tone, String text) {
    return item(lead, Tone.PLAIN, tone, text);
  }

  Sheet item(String lead, Tone leadTone, Tone tone, String text) {
    var hang = lead.length() + LEAST <= format.columns() ? lead.length() : 2;
    var broken = broken(Clean.line(text), format.columns() - lead.length(), hang);
    lines.add(format.paint(leadTone, lead) + format.paint(tone, broken.getFirst()));
    var indent = " ".repeat(hang);
    broken.stream().skip(1).forEach(each -> lines.add(indent + format.paint(tone, each)));
    return this;
  }

  /**
   * A label and what it says, in two columns where there is room; without a label it goes on with
   * the one before.
   */
  Sheet pair(String label, Tone tone, String text) {
    if (label.isEmpty() && format.narrow()) {
      return item("    ", tone, text);
    }
    var lead =
        format.narrow() ? "  " + label + ": " : "  " + label + " ".repeat(pad(label.length()));
    if (!format.narrow()) {
      return item(lead, Tone.DIM, tone, text);
    }
    var broken = broken(Clean.line(text), format.columns() - lead.length(), 4);
    lines.add(format.paint(Tone.DIM, lead) + format.paint(tone, broken.getFirst()));
    broken.stream().skip(1).forEach(each -> lines.add("    " + format.paint(tone, each)));
    return this;
  }

  Sheet pair(String label, String text) {
    return pair(label, Tone.PLAIN, text);
  }

  /** A command to type: never broken, so that it can be copied. */
  Sheet command(String lead, String text) {
    lines.add(lead + Clean.line(text));
    return this;
  }

  /** What another page says. */
  Sheet add(List<String> more) {
    lines.addAll(more);
    return this;
  }

  List<String> lines() {
    return lines.stream().map(String::stripTrailing).toList();
  }

  private static int pad(int length) {
    return Math.max(1, LABEL - length);
  }

  /** The first line may be so long, the others so much as is left beside the indent. */
  private List<String> broken(String text, int first, int indent) {
    var parts = new ArrayList<String>();
    var rest = text;
    var room = Math.max(LEAST, first);
    while (rest.length() > room) {
      var cut = cut(rest, room);
      parts.add(rest.substring(0, cut).stripTrailing());
      rest = rest.substring(cut).stripLeading();
      room = Math.max(LEAST, format.columns() - indent);
    }
    parts.add(rest);
    return parts;
  }

  /** After the last space that fits, or in the middle of a word that is too long. */
  private static int cut(String text, int room) {
    var space = text.lastIndexOf(' ', room);
    return space > 0 ? space : room;
  }
}
