package dev.ripcord.cli.page;

import java.util.List;

/** A small thing was done; what comes next, if anything. */
public record DonePage(String said, List<String> next) {

  public List<String> lines(Format format) {
    var sheet = new Sheet(format).line(said);
    next.forEach(each -> sheet.command("  ", each));
    return sheet.lines();
  }
}
