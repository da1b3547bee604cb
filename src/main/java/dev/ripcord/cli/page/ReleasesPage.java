package dev.ripcord.cli.page;

import dev.ripcord.app.Survey;
import dev.ripcord.release.Release;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** All releases of a service that are known, newest first: each usable, or why not. */
public record ReleasesPage(Survey survey) {
  private static final int BRIEF = 26;

  public List<String> lines(Format format) {
    var sheet = new Sheet(format);
    var name = survey.service().name();
    sheet.line(Tone.BOLD, name + ": " + survey.observed().said());
    if (survey.ledger().releases().isEmpty()) {
      sheet.line("No release of it is known: nothing is on the target that it could go back to.");
    } else {
      sheet.blank().add(table(format)).blank();
      sheet.line("Go back to one:").command("  ", "ripcord rollback " + name + " release:N");
    }
    unrecorded(sheet, survey.unrecorded());
    return sheet.lines();
  }

  private List<String> table(Format format) {
    var rows = survey.ledger().releases().reversed().stream().map(each -> row(each, format));
    return new Table(List.of("release", "names", "since", "grade", "usable"), rows.toList())
        .lines(format);
  }

  private List<String> row(Release release, Format format) {
    return List.of(
        "release:" + release.number(),
        names(release),
        Moments.full(release.since(), format.zone()),
        release.grade().word(),
        usable(survey, release));
  }

  private static String names(Release release) {
    var names = release.names().stream().map(ReleasesPage::brief).collect(Collectors.joining(" "));
    return names.isEmpty() ? release.identity() : names;
  }

  /** A beginning of a hash is enough to name it by. */
  private static String brief(String name) {
    var hash = name.startsWith("commit:") || name.startsWith("digest:");
    return hash && name.length() > BRIEF ? name.substring(0, BRIEF) : name;
  }

  static String usable(Survey survey, Release release) {
    var runs = survey.running().equals(Optional.of(release));
    var obstacle = survey.obstacle(release);
    if (runs) {
      return "RUNS" + obstacle.map(each -> "; " + each).orElse("");
    }
    return obstacle.map(each -> "NO: " + each).orElse("yes");
  }

  static void unrecorded(Sheet sheet, Optional<String> why) {
    why.ifPresent(each ->
        sheet.item("! ", Tone.WARN, Tone.PLAIN, "what was seen could not be recorded: " + each));
  }
}
