package dev.ripcord.cli.page;

import java.util.List;

/** Puts help together: titles, and words with what they mean beside or below them. */
public final class HelpText {
  private static final int WIDEST = 26;

  private final Format format;
  private final Sheet sheet;

  public HelpText(Format format) {
    // Text this long is hard to read on a line, also where a line may be longer.
    this.format = new Format(Math.min(format.columns(), 100), format.colour(), format.zone());
    this.sheet = new Sheet(this.format);
  }

  /** A word and what it means. */
  public record Row(String word, String means) {}

  public void title(String text) {
    sheet.line(Tone.BOLD, text);
  }

  public void usage(String text) {
    sheet.blank().item("  ", Tone.PLAIN, text);
  }

  public void after(String text) {
    sheet.blank().line(text);
  }

  /** Nothing when there is no row. */
  public void section(String title, List<Row> rows) {
    section(title, rows, rows.stream().mapToInt(each -> each.word().length()).max().orElse(0));
  }

  /** The same, where the longest word stands in another section. */
  public void section(String title, List<Row> rows, int widest) {
    if (rows.isEmpty()) {
      return;
    }
    sheet.blank().line(Tone.BOLD, title + ":");
    var column = Math.min(widest, WIDEST) + 4;
    rows.forEach(each -> row(each, column));
  }

  /** Commands to copy, each with what it does below it. */
  public void examples(String title, List<Row> rows) {
    if (rows.isEmpty()) {
      return;
    }
    sheet.blank().line(Tone.BOLD, title + ":");
    for (var each : rows) {
      sheet.command("  ", each.word());
      sheet.item("      ", Tone.DIM, each.means());
    }
  }

  public List<String> lines() {
    return sheet.lines();
  }

  private void row(Row row, int column) {
    if (format.narrow() || row.word().length() + 4 > column) {
      sheet.item("  ", Tone.PLAIN, row.word()).item("      ", Tone.PLAIN, row.means());
    } else {
      var gap = " ".repeat(column - row.word().length() - 2);
      sheet.item("  " + row.word() + gap, Tone.PLAIN, row.means());
    }
  }
}
