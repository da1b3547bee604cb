package dev.ripcord.report;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/** Markdown as whoever opens the page sees it. */
final class Rendered {
  private static final List<TablesExtension> TABLES =
      List.of((TablesExtension) TablesExtension.create());

  private final Node document;

  Rendered(String markdown) {
    this.document = Parser.builder().extensions(TABLES).build().parse(markdown);
  }

  /** All cells of all tables, row by row, each as plain text. */
  List<List<String>> rows() {
    var rows = new ArrayList<List<String>>();
    document.accept(
        new AbstractVisitor() {
          @Override
          public void visit(CustomNode node) {
            if (node instanceof TableRow row) {
              rows.add(cells(row));
            } else {
              visitChildren(node);
            }
          }
        });
    return rows;
  }

  private static List<String> cells(TableRow row) {
    var cells = new ArrayList<String>();
    for (var each = row.getFirstChild(); each != null; each = each.getNext()) {
      cells.add(plain((TableCell) each));
    }
    return cells;
  }

  private static String plain(TableCell cell) {
    var text = new StringBuilder();
    cell.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Text node) {
            text.append(node.getLiteral());
          }
        });
    return text.toString();
  }

  /** The kinds of nodes that are in it. */
  List<String> kinds() {
    var kinds = new ArrayList<String>();
    collect(document, kinds);
    return kinds.stream().distinct().sorted().toList();
  }

  private static void collect(Node node, List<String> kinds) {
    kinds.add(node.getClass().getSimpleName());
    for (var each = node.getFirstChild(); each != null; each = each.getNext()) {
      collect(each, kinds);
    }
  }
}
