package dev.ripcord.report;

import static dev.ripcord.report.Escape.line;

import dev.ripcord.journal.Checklist;
import dev.ripcord.journal.Event;
import dev.ripcord.journal.Outcome;
import dev.ripcord.release.Release;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A report for people: Markdown that also reads well as plain text. */
public final class Markdown {
  private static final int FACT = 60;

  /** With the offset and no name of the zone: those differ with the locale, and some mean two. */
  private static final DateTimeFormatter DAY =
      new DateTimeFormatterBuilder()
          .appendPattern("yyyy-MM-dd HH:mm:ss ")
          .appendOffset("+HH:MM", "UTC")
          .toFormatter(Locale.ROOT);

  private final Report report;
  private final DateTimeFormatter time;
  private final DateTimeFormatter day;
  private final StringBuilder text = new StringBuilder();

  private Markdown(Report report, ZoneId zone) {
    this.report = report;
    this.time = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(zone);
    this.day = DAY.withZone(zone);
  }

  /** With all times in UTC. */
  public static String of(Report report) {
    return of(report, ZoneOffset.UTC);
  }

  /** With all times as the clocks of a place show them. */
  public static String of(Report report, ZoneId zone) {
    return new Markdown(report, zone).all();
  }

  private String all() {
    title();
    overview();
    list("What was left", report.left());
    list("What to do next", report.next());
    list("Checklist", checklist());
    phases();
    steps();
    changes();
    checks();
    timeline();
    integrity();
    return text.toString();
  }

  private void title() {
    var word = report.outcome().map(Outcome::name).orElse("NOT FINISHED");
    text.append("# ").append(line(Titles.capital(report.plan())));
    text.append(": ").append(line(word)).append("\n\n");
    text.append(line(sentence(report.said()))).append("\n\n");
  }

  private static String sentence(String said) {
    var stripped = said.strip();
    if (stripped.isEmpty()) {
      return "";
    }
    var first = stripped.substring(0, 1).toUpperCase(Locale.ROOT) + stripped.substring(1);
    return first.matches("(?s).*[.!?]") ? first : first + ".";
  }

  private void overview() {
    var plan = report.plan();
    var created = report.created();
    var rows = new ArrayList<List<String>>();
    row(rows, "Service", plan.service());
    row(rows, "Procedure", plan.procedure() + " (" + word(plan.rank()) + ")");
    plan.from().ifPresent(each -> row(rows, "From", each));
    plan.release().ifPresent(each -> row(rows, "To", release(each)));
    row(rows, "Who", created.who());
    row(rows, "Why", created.why().orElse("not said"));
    row(rows, "Started", day.format(report.started()));
    row(rows, "Ended", report.ended().map(day::format).orElse("not yet"));
    row(rows, "Time", time());
    report.downtimes().forEach(each -> row(rows, "Downtime", downtime(each)));
    report.watch().ifPresent(each -> row(rows, "Watch", watch(each)));
    report.gaps().forEach(each -> row(rows, each.waited() ? "Waited" : "Interrupted", gap(each)));
    if (!report.setBack().isZero()) {
      row(rows, "Clock", "was put back by " + Spans.text(report.setBack()) + " meanwhile");
    }
    plan.warnings().forEach(each -> row(rows, "Warning", each));
    row(rows, "Program", created.program());
    text.append(new Table(List.of("Run", line(report.run())), rows).text());
  }

  private static void row(List<List<String>> rows, String name, String value) {
    rows.add(List.of(name, line(value)));
  }

  private static String release(Release release) {
    return release.title() + ", " + release.grade().word() + ", " + release.identity();
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private String time() {
    var took = Spans.text(report.took()) + (report.ended().isPresent() ? "" : " so far");
    var kept = report.budgetKept().map(each -> each ? ": budget kept" : ": over budget").orElse("");
    return took + " of " + Spans.text(report.plan().budget()) + kept;
  }

  private String downtime(Event.Downtime event) {
    return Timeline.downtime(event)
        + report.plan().downtime().map(each -> "; expected about " + Spans.text(each)).orElse("");
  }

  private String watch(Report.Watching watch) {
    return watch
        .end()
        .map(each -> Timeline.verdict(each) + ": " + each.said())
        .orElseGet(() -> "until " + day.format(watch.until()) + "; its end is not known");
  }

  private String gap(Gap gap) {
    return "between "
        + moment(gap.from())
        + " and "
        + moment(gap.to())
        + " ("
        + Spans.text(gap.length())
        + ")";
  }

  /** The time, with its day where it is not the first one. */
  private String moment(Instant at) {
    var sameDay = day.format(at).regionMatches(0, day.format(report.started()), 0, 10);
    return sameDay ? time.format(at) : day.format(at);
  }

  private void list(String head, List<String> lines) {
    if (!lines.isEmpty()) {
      head(head);
      lines.forEach(each -> text.append("- ").append(line(each)).append('\n'));
      text.append('\n');
    }
  }

  private void head(String head) {
    text.append("## ").append(head).append("\n\n");
  }

  private List<String> checklist() {
    var items = report.created().checklist().map(Checklist::items).orElse(List.of());
    return items.stream().map(Checklist.Item::said).toList();
  }

  private void phases() {
    if (!report.phases().isEmpty()) {
      head("Phases");
      var rows = report.phases().stream().map(Markdown::phase).toList();
      text.append(new Table(List.of("Phase", "Planned", "Took", ""), rows).text());
    }
  }

  private static List<String> phase(PhaseReport phase) {
    var over = phase.over();
    return List.of(
        line(phase.name()),
        Spans.text(phase.planned()),
        phase.took().map(Spans::text).orElse("not begun"),
        over.isPositive() ? Spans.text(over) + " longer than planned" : "");
  }

  private void steps() {
    if (report.steps().isEmpty()) {
      return;
    }
    head("Steps");
    var rows = report.steps().stream().map(Markdown::step).toList();
    text.append(
        new Table(List.of("Step", "What", "Ended", "Tries", "Took", "Evidence"), rows).text());
  }

  private static List<String> step(StepReport step) {
    return List.of(
        line(step.planned().path()),
        line(step.planned().title()),
        step.ended(),
        String.valueOf(step.tries().size()),
        step.took().map(Spans::text).orElse("-"),
        evidence(step));
  }

  /** Earlier tries have their own evidence. */
  private static String evidence(StepReport step) {
    var earlier =
        step.tries().stream()
            .limit(Math.max(0, step.tries().size() - 1))
            .map(each -> "try " + each.number() + " " + each.ended() + ": " + each.said());
    var last = step.said().isEmpty() ? "-" : step.said();
    return line(Stream.concat(Stream.of(last), earlier).collect(Collectors.joining("; ")));
  }

  private void changes() {
    var rows =
        report.steps().stream()
            .flatMap(step -> step.changed().stream().map(each -> change(step, each)))
            .toList();
    if (!rows.isEmpty()) {
      head("Before and after");
      text.append(new Table(List.of("Step", "What was seen", "Before", "After"), rows).text());
    }
  }

  private static List<String> change(StepReport step, StepReport.Changed changed) {
    return List.of(
        line(step.planned().path()),
        line(changed.name()),
        line(changed.before(), FACT),
        line(changed.after(), FACT));
  }

  private void checks() {
    if (report.checks().isEmpty()) {
      return;
    }
    head("Proof");
    var rows = report.checks().stream().map(Markdown::check).toList();
    text.append(new Table(List.of("Check", "State", "Counts", "Looks", "Seen"), rows).text());
  }

  private static List<String> check(Event.Checked check) {
    return List.of(
        line(check.name()),
        line(check.state().toLowerCase(Locale.ROOT)),
        counts(check),
        String.valueOf(check.rounds()),
        line(check.said()));
  }

  private static String counts(Event.Checked check) {
    if (check.degrades()) {
      return "lesser";
    }
    return check.required() ? "required" : "afterwards";
  }

  private void timeline() {
    head("Timeline");
    var rows =
        report.timeline().stream()
            .map(each ->
                List.of(moment(each.at()), line(Spans.text(each.offset())), line(each.said())))
            .toList();
    text.append(new Table(List.of("Time", "After", "What"), rows).text());
  }

  private void integrity() {
    text.append("The journal has ")
        .append(report.timeline().size())
        .append(" events of this run; the hash of the last one is ")
        .append(line(report.hash()))
        .append(".\n");
  }
}
