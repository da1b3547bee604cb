package dev.ripcord.cli.page;

import dev.ripcord.journal.Entry;
import dev.ripcord.journal.Event;
import dev.ripcord.plan.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** One run: who, why, and everything that happened, in order. */
public record RunPage(Plan plan, List<Entry> entries) {

  /** The page of a run that has at least its first event. */
  public static RunPage of(List<Entry> entries) {
    var created = (Event.Created) entries.getFirst().event();
    return new RunPage(created.plan(), entries);
  }

  public List<String> lines(Format format) {
    var sheet = new Sheet(format);
    sheet.add(head(format)).blank();
    entries.forEach(each -> sheet.add(line(each, format)));
    entries.reversed().stream()
        .filter(each -> each.event() instanceof Event.Finished)
        .findFirst()
        .ifPresent(each -> end(sheet, each));
    return sheet.lines();
  }

  /** What stands above the timeline. */
  public List<String> head(Format format) {
    var first = entries.getFirst();
    var created = (Event.Created) first.event();
    var sheet = new Sheet(format);
    sheet.line(Tone.BOLD, "run " + first.run());
    sheet.pair("service", plan.service());
    plan.release().ifPresent(each -> sheet.pair("release", each.title()));
    sheet.pair("procedure", plan.procedure());
    sheet.pair("who", created.who());
    created.why().ifPresent(each -> sheet.pair("why", each));
    sheet.pair("began", Moments.full(first.at(), format.zone()));
    return sheet.lines();
  }

  /** One event: when, how long after the beginning, and what. */
  public List<String> line(Entry entry, Format format) {
    var text = new EventText(plan, format.zone()).of(entry.event());
    var lead = Moments.time(entry.at(), format.zone()) + after(entry.at(), format) + "  ";
    return new Sheet(format).item(lead, Tone.DIM, EventText.tone(entry.event()), text).lines();
  }

  private String after(Instant at, Format format) {
    if (format.narrow()) {
      return "";
    }
    var text = "+" + Spans.text(Duration.between(entries.getFirst().at(), at));
    return " ".repeat(Math.max(2, 14 - text.length())) + text;
  }

  private void end(Sheet sheet, Entry entry) {
    var finished = (Event.Finished) entry.event();
    sheet.blank().add(new OutcomePage(entry.run(), plan, finished).lines(sheet.format()));
  }
}
