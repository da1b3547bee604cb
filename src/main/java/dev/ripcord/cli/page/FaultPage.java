package dev.ripcord.cli.page;

import java.util.List;

/** What went wrong, and what to do about it. */
public record FaultPage(List<String> said, List<String> next) {

  public List<String> lines(Format format) {
    var sheet = new Sheet(format);
    sheet.item("ripcord: ", Tone.BOLD_BAD, Tone.PLAIN, said.isEmpty() ? "" : said.getFirst());
    said.stream()
        .skip(1)
        .flatMap(String::lines)
        .forEach(each -> sheet.item("  ", Tone.PLAIN, each));
    next.forEach(each -> sheet.command("  ", each));
    return sheet.lines();
  }
}
