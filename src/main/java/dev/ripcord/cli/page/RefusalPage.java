package dev.ripcord.cli.page;

import java.util.List;

/** Why nothing was begun, and what to do. */
public record RefusalPage(String said, List<String> details, List<String> next) {

  public List<String> lines(Format format) {
    var sheet = new Sheet(format);
    sheet.line(Tone.BOLD_WARN, "REFUSED  " + said + "; nothing was begun");
    details.forEach(each -> sheet.item("  - ", Tone.PLAIN, each));
    OutcomePage.next(sheet, next);
    return sheet.lines();
  }
}
