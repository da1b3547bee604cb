package dev.ripcord.cli.page;

import dev.ripcord.catalog.CatalogException;
import java.util.List;

/** How to begin, for somebody who has no catalog yet. */
public record BeginPage(CatalogException fault) {
  private static final String NONE = "no catalog";

  /** Whether there is none at all; a broken one is another matter. */
  public static boolean missing(CatalogException fault) {
    return fault.problems().stream().allMatch(each -> each.place().file().equals(NONE));
  }

  public List<String> lines(Format format) {
    var sheet = new Sheet(format);
    sheet.line(Tone.BOLD, "There is no catalog yet: the file that says what you run.");
    fault.problems().forEach(each -> sheet.line(Tone.DIM, each.message()));
    sheet.blank().line("To begin:");
    sheet.command("  ", "ripcord init          # writes ripcord.yaml to fill in");
    sheet.command("  ", "ripcord check         # says what is wrong with it");
    sheet.command("  ", "ripcord adopt         # records what runs now");
    sheet.command("  ", "ripcord help          # all commands");
    return sheet.lines();
  }
}
