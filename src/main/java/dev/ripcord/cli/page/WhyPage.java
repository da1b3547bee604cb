package dev.ripcord.cli.page;

import dev.ripcord.decide.incident.Incident;
import dev.ripcord.journal.WatchEvent;
import dev.ripcord.journal.WatchEvent.Acted;
import dev.ripcord.journal.WatchEvent.Acting;
import dev.ripcord.journal.WatchEvent.Announced;
import dev.ripcord.journal.WatchEvent.Closed;
import dev.ripcord.journal.WatchEvent.Heard;
import dev.ripcord.journal.WatchEvent.Judged;
import dev.ripcord.journal.WatchEvent.Opened;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What was decided, and why.
 *
 * @param whole whether one is told moment by moment
 */
public record WhyPage(List<Story> stories, boolean whole) {

  /** An incident of a service, with all that was written of the service's watching. */
  public record Story(String service, Incident incident, List<WatchEvent> events) {
    public Instant at() {
      return incident.opened().at();
    }

    /** What belongs to it, and what people said between its beginning and its end. */
    public List<WatchEvent> own() {
      var end = incident.closed().map(Closed::at).orElse(Instant.MAX);
      return events.stream().filter(each -> belongs(each, end)).toList();
    }

    private boolean belongs(WatchEvent event, Instant end) {
      return switch (event) {
        case Opened each -> each.incident().equals(incident.id());
        case Judged each -> each.incident().equals(incident.id());
        case Announced each -> each.incident().equals(incident.id());
        case WatchEvent.Withdrawn each -> each.incident().equals(incident.id());
        case Acting each -> each.incident().equals(incident.id());
        case Acted each -> each.incident().equals(incident.id());
        case WatchEvent.Escalated each -> each.incident().equals(incident.id());
        case WatchEvent.Acknowledged each -> each.incident().equals(incident.id());
        case Closed each -> each.incident().equals(incident.id());
        case WatchEvent.Returned _,
            WatchEvent.Held _,
            WatchEvent.Armed _,
            WatchEvent.Silenced _,
            WatchEvent.Unsilenced _ ->
            !event.at().isBefore(at()) && !event.at().isAfter(end);
      };
    }

    private String deed() {
      return incident
          .acting()
          .flatMap(Acting::remedy)
          .map(each -> "tried '" + each + "' by itself")
          .orElse("went back by itself");
    }

    /** In one line. */
    public String end() {
      return incident
          .acted()
          .map(each -> deed() + ": " + each.outcome().map(Enum::name).orElse("not begun"))
          .or(() -> incident.announced().map(_ -> "a rollback is announced"))
          .orElseGet(() ->
              incident.judged().values().stream()
                  .map(each -> each.course() + ": " + each.said())
                  .findFirst()
                  .orElseGet(() -> incident.opened().said()));
    }
  }

  /** The lines. */
  public List<String> lines(Format format) {
    var sheet = new Sheet(format);
    if (stories.isEmpty()) {
      return sheet.line("No incidents: no rule has tripped.").lines();
    }
    if (whole) {
      return whole(sheet, stories.getFirst());
    }
    for (var each : stories) {
      var open = each.incident().isOpen();
      sheet.item(
          "  " + Moments.full(each.at(), format.zone()) + "  ",
          open ? Tone.BAD : Tone.PLAIN,
          "%s  %s  %s%s"
              .formatted(
                  each.service(), each.incident().opened().by(), open ? "" : "over; ", each.end()));
      sheet.item("    ", Tone.DIM, each.incident().id());
    }
    return sheet.blank().command("  ", "ripcord why INCIDENT").lines();
  }

  private static List<String> whole(Sheet sheet, Story story) {
    var opened = story.incident().opened();
    sheet.pair("incident", opened.incident() + " of " + story.service());
    sheet.pair("opened by", opened.by() + " (" + opened.urgency() + "): " + opened.said());
    opened.release().ifPresent(each -> sheet.pair("release", "release:" + each));
    sheet.blank();
    for (var each : story.own()) {
      sheet.item(
          "  " + Moments.time(each.at(), sheet.format().zone()) + "  ", Tone.PLAIN, line(each));
      if (each instanceof Judged judged) {
        guards(sheet, judged);
      }
    }
    return sheet.lines();
  }

  private static void guards(Sheet sheet, Judged judged) {
    judged.guards().stream()
        .filter(each -> each.held().isPresent())
        .forEach(each ->
            sheet.item("      ", Tone.BAD, "held by " + each.guard() + ": " + each.held().get()));
    var passed =
        judged.guards().stream()
            .filter(each -> each.held().isEmpty())
            .map(Heard::guard)
            .collect(Collectors.joining(", "));
    if (!passed.isEmpty()) {
      sheet.item("      ", Tone.DIM, "let through by " + passed);
    }
  }

  /** One moment. */
  public static String line(WatchEvent event) {
    return switch (event) {
      case Opened each ->
          each.who()
              .map(who -> "opened by " + who + ": " + each.said())
              .orElseGet(() -> each.by() + " tripped: " + each.said());
      case Judged each -> each.rule() + ": " + each.course() + said(each);
      case Announced each -> "announced: it goes back by itself at " + each.due();
      case WatchEvent.Withdrawn each -> "not done after all: " + each.why();
      case Acting each ->
          "run %s begins because of %s%s"
              .formatted(
                  each.run(),
                  each.rule(),
                  each.remedy().map(it -> ": the remedy '" + it + "'").orElse(""));
      case WatchEvent.Escalated each -> "a person is called: " + each.said();
      case WatchEvent.Returned each ->
          "release:" + each.release() + " runs again, which was " + each.why();
      case Acted each ->
          "run %s: %s; %s"
              .formatted(
                  each.run(), each.outcome().map(Enum::name).orElse("not begun"), each.said());
      case WatchEvent.Acknowledged each -> each.who() + " looks after it";
      case Closed each ->
          "over: " + each.said() + each.who().map(who -> " (closed by " + who + ")").orElse("");
      case WatchEvent.Held each -> "held by " + each.who() + reason(each.why());
      case WatchEvent.Armed each -> "armed by " + each.who() + reason(each.why());
      case WatchEvent.Silenced each ->
          "silenced by " + each.who() + " until " + each.until() + reason(each.why());
      case WatchEvent.Unsilenced each -> "the silence was ended by " + each.who();
    };
  }

  /** What held stands below it, guard by guard. */
  private static String said(Judged judged) {
    return judged.guards().stream().anyMatch(each -> each.held().isPresent())
        ? ""
        : ", " + judged.said();
  }

  private static String reason(String why) {
    return why.isBlank() ? "" : ": " + why;
  }
}
