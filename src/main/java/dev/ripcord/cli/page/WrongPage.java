package dev.ripcord.cli.page;

import dev.ripcord.app.Planning;
import dev.ripcord.check.Finding;
import java.util.Comparator;
import java.util.List;

/** What is wrong now, the most urgent first, each with the next command to type. */
public record WrongPage(List<Standing> services) {

  public List<String> lines(Format format) {
    var sheet = new Sheet(format);
    services.stream()
        .filter(each -> !each.well())
        .sorted(Comparator.comparingInt(WrongPage::urgency))
        .forEach(each -> wrong(sheet, each));
    var well = services.stream().filter(Standing::well).toList();
    if (!well.isEmpty()) {
      sheet.blank().line(Tone.GOOD, well(well));
    }
    services.stream()
        .filter(Standing::well)
        .filter(each -> each.back().orElse(null) instanceof Planning.Refused)
        .forEach(each -> notReady(sheet, each));
    return sheet.lines();
  }

  public boolean well() {
    return services.stream().allMatch(Standing::well);
  }

  private static int urgency(Standing standing) {
    return standing.hold().map(each -> each == Standing.Hold.RUNS ? 2 : 0).orElse(1);
  }

  private static void wrong(Sheet sheet, Standing standing) {
    sheet.blank();
    standing
        .hold()
        .ifPresentOrElse(each -> held(sheet, standing, each), () -> bad(sheet, standing));
  }

  private static void held(Sheet sheet, Standing standing, Standing.Hold hold) {
    var run = standing.holder().orElseThrow().lock().run();
    sheet.line(Tone.BOLD_WARN, standing.service() + ": " + HoldText.of(hold) + ", " + run);
    why(sheet, standing);
    HoldText.next(hold, run).forEach(each -> sheet.command("  ", each));
  }

  private static void why(Sheet sheet, Standing standing) {
    standing.fault().ifPresent(each -> sheet.item("  ", Tone.BAD, each));
    standing.said().ifPresent(each -> sheet.item("  incident: ", Tone.BAD, each));
  }

  private static void bad(Sheet sheet, Standing standing) {
    sheet.line(Tone.BOLD_BAD, standing.service() + ": NOT WELL");
    why(sheet, standing);
    standing.health().entrySet().stream()
        .filter(each -> !each.getValue().isGood())
        .forEach(each -> sheet.item("  ", Findings.tone(each.getValue()), line(each)));
    standing.incident().ifPresent(each -> sheet.command("  ", "ripcord why " + each.id()));
    if (standing.fault().isPresent()) {
      sheet.command("  ", "ripcord status " + standing.service());
    } else if (standing.back().orElse(null) instanceof Planning.Ready) {
      sheet.command("  ", "ripcord plan " + standing.service());
      sheet.command("  ", "ripcord rollback " + standing.service());
    } else {
      sheet.command("  ", "ripcord releases " + standing.service());
    }
  }

  private static String line(java.util.Map.Entry<String, Finding> check) {
    return Findings.line(check.getKey(), check.getValue());
  }

  private String well(List<Standing> well) {
    if (well.size() < services.size()) {
      return "The other "
          + (well.size() == 1 ? "service is" : well.size() + " services are")
          + " well.";
    }
    return services.size() == 1
        ? services.getFirst().service() + " is well."
        : "All " + services.size() + " services are well.";
  }

  private static void notReady(Sheet sheet, Standing standing) {
    sheet.item("! ", Tone.WARN, Tone.PLAIN, standing.service() + " could not be rolled back now:");
    sheet.command("  ", "ripcord ready " + standing.service());
  }
}
