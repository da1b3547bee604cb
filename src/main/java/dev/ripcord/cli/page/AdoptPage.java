package dev.ripcord.cli.page;

import dev.ripcord.app.Survey;
import dev.ripcord.release.Release;
import java.util.List;

/**
 * What was recorded of a service.
 *
 * @param known how many releases were known before
 */
public record AdoptPage(Survey survey, int known) {

  public List<String> lines(Format format) {
    var sheet = new Sheet(format);
    var name = survey.service().name();
    var releases = survey.ledger().releases();
    var found = releases.stream().skip(known).toList();
    sheet.line(Tone.BOLD, name + ": " + survey.observed().said());
    found.forEach(each -> sheet.item("  new    ", Tone.PLAIN, line(each)));
    if (found.isEmpty()) {
      sheet.item("  ", Tone.PLAIN, releases.isEmpty() ? "nothing was found" : known(releases));
    }
    ReleasesPage.unrecorded(sheet, survey.unrecorded());
    return sheet.lines();
  }

  private String known(List<Release> releases) {
    return "nothing new: "
        + releases.size()
        + (releases.size() == 1 ? " release" : " releases")
        + " known already";
  }

  private String line(Release release) {
    return release.title() + ": " + ReleasesPage.usable(survey, release);
  }
}
