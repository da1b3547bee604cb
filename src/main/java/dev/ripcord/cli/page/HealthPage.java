package dev.ripcord.cli.page;

import dev.ripcord.check.Finding;
import java.util.List;
import java.util.Map;

/** Every check of a service, as it was just seen. */
public record HealthPage(String service, Map<String, Finding> checks) {

  public List<String> lines(Format format) {
    var sheet = new Sheet(format);
    sheet.line(good() ? Tone.BOLD_GOOD : Tone.BOLD_BAD, service + ": " + headline());
    checks.forEach((name, finding) ->
        sheet.item(
            "  ", Findings.tone(finding), Findings.line(name, finding) + Measured.text(finding)));
    return sheet.lines();
  }

  public boolean good() {
    return !checks.isEmpty() && checks.values().stream().allMatch(Finding::isGood);
  }

  private String headline() {
    if (checks.isEmpty()) {
      return "it has no checks, so nothing can be told";
    }
    var bad = checks.values().stream().filter(each -> !each.isGood()).count();
    return bad == 0
        ? "all " + checks.size() + " checks are good"
        : bad + " of " + checks.size() + " checks are NOT GOOD";
  }
}
