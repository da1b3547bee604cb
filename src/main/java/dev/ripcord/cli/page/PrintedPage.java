package dev.ripcord.cli.page;

import dev.ripcord.step.Masking;
import java.util.List;

/** The last lines of what a command printed, without what looks like a secret. */
public record PrintedPage(List<String> printed) {
  private static final int MOST = 40;

  public PrintedPage {
    printed = List.copyOf(printed);
  }

  public List<String> lines(Format format) {
    var sheet = new Sheet(format);
    if (printed.isEmpty()) {
      return sheet.line(Tone.DIM, "it printed nothing").lines();
    }
    var left = printed.size() - MOST;
    sheet.line(Tone.DIM, left > 0 ? "it printed, after " + left + " lines more:" : "it printed:");
    last(printed).forEach(each -> sheet.item("  | ", Tone.PLAIN, each));
    return sheet.lines();
  }

  /** So many lines that they can be read, and none that steers a terminal. */
  public static List<String> last(List<String> printed) {
    return printed.subList(Math.max(0, printed.size() - MOST), printed.size()).stream()
        .map(each -> Masking.line(Clean.controls(each)))
        .toList();
  }
}
