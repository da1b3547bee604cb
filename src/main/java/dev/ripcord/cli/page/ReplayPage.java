package dev.ripcord.cli.page;

import dev.ripcord.decide.guard.Judgement.Course;
import dev.ripcord.decide.guard.Opinion;
import dev.ripcord.decide.replay.Episode;
import dev.ripcord.decide.replay.Replayed;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What the rules of a service would have done. */
public record ReplayPage(String service, Replayed replayed) {

  public List<String> lines(Format format, ZoneId zone) {
    var sheet = new Sheet(format);
    sheet.line(Tone.BOLD, head(zone));
    replayed
        .strangers()
        .forEach(each ->
            sheet.line(
                Tone.WARN,
                "%d samples are of '%s', a probe that the catalog does not name"
                    .formatted(replayed.samples().get(each), each)));
    for (var each : replayed.episodes()) {
      var when = Moments.full(each.tripped(), zone) + "  ";
      sheet.item(when, Tone.DIM, tone(each.course()), each.rule() + ": " + did(each));
      sheet.item(" ".repeat(when.length()), Tone.DIM, evidence(each));
    }
    return sheet.line(Tone.BOLD, sum()).lines();
  }

  private String head(ZoneId zone) {
    var count = replayed.samples().values().stream().mapToInt(Integer::intValue).sum();
    return replayed.from().isEmpty()
        ? service + ": no samples were kept of that time"
        : "%s: %s to %s, %d samples of %d probes"
            .formatted(
                service,
                Moments.full(replayed.from().get(), zone),
                Moments.full(replayed.to().orElseThrow(), zone),
                count,
                replayed.samples().size());
  }

  private static String evidence(Episode each) {
    var lasted =
        each.over()
            .map(over -> "lasted " + Spans.text(Duration.between(each.tripped(), over)))
            .orElse("lasts to the end");
    return each.said() + "; " + lasted;
  }

  private static Tone tone(Course course) {
    return switch (course) {
      case ACT, COUNTDOWN, REMEDY -> Tone.BOLD_WARN;
      case NOTHING, TELL, HELD, RECOMMEND, WAIT -> Tone.PLAIN;
    };
  }

  /** What would have been done, in words. */
  public static String did(Episode each) {
    var late = Duration.between(each.tripped(), each.at());
    var held = each.held().stream().map(ReplayPage::said).collect(Collectors.joining("; "));
    var after = late.isZero() ? "" : " after " + Spans.text(late) + " (until then " + held + ")";
    return word(each.course()) + (each.course() == Course.HELD ? " by " + held : after);
  }

  private static String said(Opinion each) {
    return each.guard().word() + ": " + each.why().orElse("");
  }

  private static String word(Course course) {
    return switch (course) {
      case NOTHING -> "nothing would have been done";
      case TELL -> "people would have been told";
      case HELD -> "held";
      case RECOMMEND -> "going back would have been recommended";
      case REMEDY -> "a remedy would have been tried";
      case WAIT -> "a remedy would have been given its time";
      case COUNTDOWN -> "would have announced to go back";
      case ACT -> "would have gone back";
    };
  }

  /** One line with counts. */
  public String sum() {
    var parts = new ArrayList<String>();
    parts.add("would have gone back " + times(replayed.times(Course.ACT)));
    add(parts, "announced it ", Course.COUNTDOWN);
    add(parts, "recommended it ", Course.RECOMMEND);
    add(parts, "told people ", Course.TELL);
    if (replayed.times(Course.HELD) > 0) {
      var guards =
          replayed.held().entrySet().stream()
              .map(each -> each.getKey() + " " + each.getValue())
              .collect(Collectors.joining(", "));
      parts.add("was held " + times(replayed.times(Course.HELD)) + " (" + guards + ")");
    }
    return "A rule tripped %s: %s. Nothing was done."
        .formatted(times(replayed.episodes().size()), String.join(", ", parts));
  }

  private void add(List<String> parts, String what, Course course) {
    if (replayed.times(course) > 0) {
      parts.add(what + times(replayed.times(course)));
    }
  }

  private static String times(int count) {
    return switch (count) {
      case 0 -> "never";
      case 1 -> "once";
      default -> count + " times";
    };
  }
}
