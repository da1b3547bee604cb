package dev.ripcord.cli.page;

import dev.ripcord.journal.Event;
import dev.ripcord.plan.Plan;
import dev.ripcord.plan.PlannedStep;
import dev.ripcord.report.Timeline;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The line that stays when something of a run has come to an end. */
public record StepLine(String word, Tone tone, String subject, String said) {
  private static final int WORD = 11;

  /** Empty for events that leave no line of their own on a terminal. */
  public static Optional<StepLine> of(Event event, Plan plan) {
    return Optional.ofNullable(
        switch (event) {
          case Event.Skipped it ->
              new StepLine(
                  it.alreadyThere() ? "as wanted" : "left out",
                  Tone.DIM,
                  subject(plan, it.path(), Optional.empty()),
                  it.said());
          case Event.Accepted it ->
              new StepLine("goes on", Tone.DIM, subject(plan, it.path()), it.said());
          case Event.Succeeded it ->
              new StepLine(
                  "done", Tone.GOOD, subject(plan, it.path(), Optional.of(it.took())), it.said());
          case Event.Failed it ->
              new StepLine(
                  it.last() ? "FAILED" : "try again",
                  it.last() ? Tone.BOLD_BAD : Tone.WARN,
                  subject(plan, it.path(), Optional.of(it.took())),
                  it.said());
          case Event.Doubted it ->
              new StepLine(
                  it.waits() ? "UNKNOWN" : "unseen",
                  Tone.BOLD_WARN,
                  subject(plan, it.path()),
                  it.said());
          case Event.Checked it ->
              new StepLine(EventText.state(it.state()), EventText.tone(it), it.name(), it.said());
          case Event.StopAsked it -> new StepLine("stopping", Tone.WARN, it.why(), "");
          case Event.Superseded it ->
              new StepLine("TAKEN OVER", Tone.BOLD_WARN, "run " + it.by(), "");
          case Event.Watched it ->
              new StepLine(
                  it.certified() ? "CERTIFIED" : it.relapsed() ? "RELAPSED" : "not known",
                  EventText.tone(it),
                  plan.service(),
                  it.said());
          case Event.Downtime it -> new StepLine("downtime", Tone.PLAIN, downtime(it, plan), "");
          case Event.Noted it -> new StepLine("note", Tone.DIM, "", it.said());
          case Event.Created _,
              Event.Claimed _,
              Event.Intended _,
              Event.Decided _,
              Event.Finished _,
              Event.WatchBegan _ ->
              null;
        });
  }

  public List<String> lines(Format format) {
    var lead = "  " + word + " ".repeat(Math.max(1, WORD - word.length()));
    var text = subject.isEmpty() || said.isBlank() ? subject + said : subject + ": " + said;
    return new Sheet(format).item(lead, tone, Tone.PLAIN, text).lines();
  }

  private static String downtime(Event.Downtime event, Plan plan) {
    return Timeline.downtime(event)
        + plan.downtime().map(each -> ", expected about " + Spans.text(each)).orElse("");
  }

  private static String subject(Plan plan, String path) {
    return subject(plan, path, Optional.empty());
  }

  private static String subject(Plan plan, String path, Optional<Duration> took) {
    var title =
        plan.steps().stream()
            .filter(each -> each.path().equals(path))
            .map(PlannedStep::title)
            .findFirst()
            .orElse("");
    return path + "  " + title + took.map(each -> ", " + Spans.text(each)).orElse("");
  }
}
