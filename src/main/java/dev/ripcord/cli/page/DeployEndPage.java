package dev.ripcord.cli.page;

import dev.ripcord.journal.Outcome;
import java.util.List;

/** How a guarded deployment ended: one line, and what to do next. */
public record DeployEndPage(String service, Outcome outcome, String said, List<String> next) {

  public List<String> lines(Format format) {
    var sheet = new Sheet(format);
    var word = outcome.exitCode() == 0 ? "DEPLOYED" : outcome.name();
    sheet.line(OutcomePage.tone(outcome), word + "  " + service + ": " + said);
    OutcomePage.next(sheet, next);
    return sheet.lines();
  }
}
