package dev.ripcord.cli.page;

import dev.ripcord.journal.Event;
import dev.ripcord.plan.Plan;
import dev.ripcord.release.Release;
import java.time.Duration;
import java.util.List;

/** The time after a run in which its release has to stay good. */
public record WatchPage(Plan plan, String run) {

  public List<String> begins(Duration length, Format format) {
    return new Sheet(format)
        .blank()
        .line(
            "Watching for "
                + Spans.text(length)
                + "; ctrl-C ends the watch, and then the release is not certified.")
        .lines();
  }

  public List<String> ended(Event.Watched end, Format format) {
    var sheet = new Sheet(format);
    var release = plan.release().map(Release::title).orElse(plan.service());
    if (end.certified()) {
      return sheet
          .line(Tone.BOLD_GOOD, "CERTIFIED  " + release + " stayed good: " + end.said())
          .lines();
    }
    if (end.relapsed()) {
      sheet.line(Tone.BOLD_BAD, "RELAPSED  " + plan.service() + " is bad again: " + end.said());
      OutcomePage.next(
          sheet,
          List.of(
              "what else there is to go back to: ripcord releases " + plan.service(),
              "see all of it: ripcord show " + run));
      return sheet.lines();
    }
    return sheet.line(Tone.BOLD_WARN, "not certified  " + release + ": " + end.said()).lines();
  }
}
