package dev.ripcord.cli.page;

import dev.ripcord.export.Script;
import java.util.List;

/** The scripts of a service on its hosts. */
public record ScriptsPage(String service, List<Row> rows) {

  /** One script at its place. */
  public record Row(String file, String host, Script.State state) {}

  public ScriptsPage {
    rows = List.copyOf(rows);
  }

  public List<String> lines(Format format) {
    var sheet = new Sheet(format);
    var headline = current() ? "its scripts are current" : "NOT all of its scripts are current";
    sheet.line(current() ? Tone.BOLD_GOOD : Tone.BOLD_BAD, service + ": " + headline);
    for (var each : rows) {
      var tone = each.state() == Script.State.CURRENT ? Tone.PLAIN : Tone.WARN;
      sheet.item("  ", tone, each.file() + " on " + each.host() + ": " + each.state().said());
    }
    if (!current()) {
      sheet.command("  ", "ripcord export install " + service);
    }
    return sheet.lines();
  }

  /** Whether all of them are those that would be made now. */
  public boolean current() {
    return rows.stream().allMatch(each -> each.state() == Script.State.CURRENT);
  }
}
