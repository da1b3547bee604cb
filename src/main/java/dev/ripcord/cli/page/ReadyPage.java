package dev.ripcord.cli.page;

import dev.ripcord.app.Planning;
import dev.ripcord.check.Finding;
import dev.ripcord.release.Release;
import java.util.List;
import java.util.Map;

/** Whether a rollback would work if it were needed now, by procedure. */
public record ReadyPage(String service, Map<String, Planning> procedures) {

  public List<String> lines(Format format) {
    var sheet = new Sheet(format);
    sheet.line(ready() ? Tone.BOLD_GOOD : Tone.BOLD_BAD, service + ": " + headline());
    procedures.forEach((name, planning) -> procedure(sheet, name, planning));
    return sheet.lines();
  }

  public boolean ready() {
    return !procedures.isEmpty() && procedures.values().stream().allMatch(ReadyPage::ready);
  }

  /** Whether a plan could be carried out with nothing missing. */
  public static boolean ready(Planning planning) {
    return switch (planning) {
      case Planning.Ready ready ->
          ready.prerequisites().values().stream().allMatch(Finding::isGood);
      case Planning.AlreadyThere _ -> true;
      case Planning.Refused _ -> false;
    };
  }

  private String headline() {
    return ready() ? "ready to go back" : "NOT READY to go back";
  }

  private static void procedure(Sheet sheet, String name, Planning planning) {
    switch (planning) {
      case Planning.Ready(var plan, _, _, var prerequisites) -> {
        sheet.pair(name, word(planning) + plan.release().map(ReadyPage::to).orElse(""));
        prerequisites.forEach((check, finding) ->
            sheet.pair("", Findings.tone(finding), Findings.line(check, finding)));
      }
      case Planning.AlreadyThere(_, _, String said) -> sheet.pair(name, "ready: " + said);
      case Planning.Refused(String said, List<String> details, _) -> {
        sheet.pair(name, Tone.WARN, "NO: " + said);
        details.forEach(each -> sheet.pair("", each));
      }
    }
  }

  private static String word(Planning planning) {
    return ready(planning) ? "ready" : "NO";
  }

  private static String to(Release release) {
    return ": to " + release.title() + ", " + release.grade().word();
  }
}
