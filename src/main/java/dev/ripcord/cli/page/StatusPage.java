package dev.ripcord.cli.page;

import dev.ripcord.app.Planning;
import dev.ripcord.app.Survey;
import dev.ripcord.decide.guard.Happening;
import dev.ripcord.journal.RunRow;
import dev.ripcord.release.Release;
import java.util.List;
import java.util.Optional;

/** How one service stands: what runs, whether it is well, and whether it could go back. */
public record StatusPage(Standing standing) {

  public List<String> lines(Format format) {
    var sheet = new Sheet(format);
    sheet.line(standing.well() ? Tone.BOLD_GOOD : Tone.BOLD_BAD, headline());
    standing.fault().ifPresent(each -> sheet.pair("fault", Tone.BAD, each));
    standing.survey().ifPresent(each -> sheet.pair("runs", runs(each)));
    standing
        .health()
        .forEach((name, finding) ->
            sheet.pair("check", Findings.tone(finding), Findings.line(name, finding)));
    standing.back().ifPresent(each -> back(sheet, each));
    standing
        .watched()
        .ifPresent(each ->
            sheet.pair("watched", WatchedText.tone(each), WatchedText.of(each, format.zone())));
    standing.said().ifPresent(each -> sheet.pair("incident", Tone.BAD, each));
    standing.incident().ifPresent(each -> sheet.pair("", "ripcord why " + each.id()));
    standing.held().held().ifPresent(each -> held(sheet, each));
    standing.hold().ifPresent(each -> sheet.pair("in hand", Tone.WARN, inHand(each)));
    standing.last().ifPresent(each -> sheet.pair("last run", last(each, format)));
    standing.survey().map(Survey::unrecorded).ifPresent(e -> ReleasesPage.unrecorded(sheet, e));
    return sheet.lines();
  }

  private String headline() {
    return standing.service() + ": " + (standing.well() ? "well" : "NOT WELL");
  }

  private static String runs(Survey survey) {
    return survey.running().map(each -> each.title() + ", " + each.grade().word() + ", ").orElse("")
        + survey.observed().said();
  }

  private void back(Sheet sheet, Planning back) {
    switch (back) {
      case Planning.Ready(var plan, _, _, _) ->
          sheet.pair(
              "could go back",
              Tone.PLAIN,
              "to " + plan.release().map(Release::title).orElse("") + grade(plan.release()));
      case Planning.AlreadyThere(_, _, String said) -> sheet.pair("could go back", said);
      case Planning.Refused(String said, List<String> details, _) -> {
        sheet.pair("could go back", Tone.WARN, "NO: " + said);
        details.forEach(each -> sheet.pair("", each));
      }
    }
  }

  private static String grade(Optional<Release> release) {
    return release.map(each -> ", " + each.grade().word()).orElse("");
  }

  private void held(Sheet sheet, Happening.Held held) {
    sheet.pair("held", Tone.WARN, held.why() + "; nothing is done to it by itself until");
    if (held.stopped()) {
      sheet.pair("", "ripcord start " + standing.service());
    }
    sheet.pair("", "ripcord arm " + standing.service());
  }

  private String inHand(Standing.Hold hold) {
    return HoldText.of(hold) + ": run " + standing.holder().orElseThrow().lock().run();
  }

  private static String last(RunRow run, Format format) {
    return RunsPage.outcome(run, false)
        + ", "
        + run.procedure()
        + ", "
        + Moments.full(run.created(), format.zone())
        + ", run "
        + run.id();
  }
}
