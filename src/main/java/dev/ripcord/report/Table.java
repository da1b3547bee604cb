package dev.ripcord.report;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A Markdown table whose columns also stand in line as plain text. Cells are Markdown already.
 *
 * @param rows each with as many cells as the head
 */
record Table(List<String> head, List<List<String>> rows) {
  private static final int WIDEST = 60;

  /** Empty without rows. */
  String text() {
    if (rows.isEmpty()) {
      return "";
    }
    var widths = IntStream.range(0, head.size()).mapToObj(this::width).toList();
    var rule = widths.stream().map("-"::repeat).toList();
    return line(head, widths)
        + line(rule, widths)
        + rows.stream().map(each -> line(each, widths)).collect(Collectors.joining())
        + "\n";
  }

  /** The last column ends where it ends: padding would only make long lines longer. */
  private int width(int column) {
    if (column == head.size() - 1) {
      return Math.max(3, length(head.get(column)));
    }
    var widest =
        rows.stream().map(each -> each.get(column)).mapToInt(Table::length).max().orElse(0);
    return Math.max(3, Math.max(length(head.get(column)), Math.min(widest, WIDEST)));
  }

  private static String line(List<String> cells, List<Integer> widths) {
    return IntStream.range(0, cells.size())
        .mapToObj(each -> padded(cells.get(each), widths.get(each)))
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  private static String padded(String cell, int width) {
    return cell + " ".repeat(Math.max(0, width - length(cell)));
  }

  private static int length(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
