package dev.ripcord.cli.page;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows with a head; where they do not fit side by side, each row becomes a block of its own.
 *
 * @param heads one for each column; the first column names the row
 */
record Table(List<String> heads, List<List<String>> rows) {
  private static final int GAP = 2;

  /** Its lines; the last column may be broken, the others never. */
  List<String> lines(Format format) {
    var clean = rows.stream().map(row -> row.stream().map(Clean::line).toList()).toList();
    var widths = widths(clean);
    var last = heads.size() - 1;
    var left = widths.subList(0, last).stream().mapToInt(each -> each + GAP).sum();
    var room = format.columns() - left;
    return room >= Math.min(24, widths.get(last))
        ? beside(format, clean, widths)
        : stacked(format, clean);
  }

  private List<String> beside(Format format, List<List<String>> clean, List<Integer> widths) {
    var sheet = new Sheet(format);
    var last = heads.size() - 1;
    sheet.item(lead(heads, widths), Tone.DIM, Tone.DIM, heads.get(last));
    clean.forEach(row -> sheet.item(lead(row, widths), Tone.PLAIN, row.get(last)));
    return sheet.lines();
  }

  private List<String> stacked(Format format, List<List<String>> clean) {
    var sheet = new Sheet(format);
    for (var row : clean) {
      sheet.line(Tone.BOLD, row.getFirst());
      for (var i = 1; i < row.size(); i++) {
        if (!row.get(i).isEmpty()) {
          sheet.pair(heads.get(i), row.get(i));
        }
      }
    }
    return sheet.lines();
  }

  private static String lead(List<String> row, List<Integer> widths) {
    var lead = new StringBuilder();
    for (var i = 0; i < row.size() - 1; i++) {
      lead.append(row.get(i)).append(" ".repeat(widths.get(i) - row.get(i).length() + GAP));
    }
    return lead.toString();
  }

  private List<Integer> widths(List<List<String>> clean) {
    var widths = new ArrayList<Integer>();
    for (var i = 0; i < heads.size(); i++) {
      var column = i;
      var widest = clean.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
      widths.add(Math.max(heads.get(i).length(), widest));
    }
    return widths;
  }
}
