package dev.ripcord.cli.page;

import java.util.List;

/** What a person agrees to before it is done. */
public record ConfirmPage(List<String> reasons) {

  public List<String> lines(Format format) {
    var sheet = new Sheet(format).line(Tone.BOLD_WARN, "Before it begins:");
    reasons.forEach(each -> sheet.item("  - ", Tone.PLAIN, each));
    return sheet.lines();
  }
}
