package dev.ripcord.cli.page;

import dev.ripcord.app.Attendance.Seen;
import dev.ripcord.app.Attendance.Watcher;
import dev.ripcord.server.Told.OfProbe;
import dev.ripcord.server.Told.OfRule;
import dev.ripcord.server.Told.OfService;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What daemons see now and would do: of one service all, of many only what is not quiet.
 *
 * @param service the one that is meant
 */
public record LookoutPage(Seen seen, Optional<String> service) {

  /** Whether what was asked for is watched. */
  public boolean watched() {
    return service.map(each -> seen.of(each).by().isPresent()).orElseGet(seen::watched);
  }

  public List<String> lines(Format format) {
    var sheet = new Sheet(format);
    if (!watched() && (service.isPresent() || seen.ours().isEmpty())) {
      nobody(sheet, format);
    } else {
      seen.ours().forEach(each -> watcher(sheet, each));
      seen.unclear().forEach(each -> sheet.item("! ", Tone.WARN, each));
    }
    return sheet.lines();
  }

  private void nobody(Sheet sheet, Format format) {
    service.ifPresentOrElse(
        each ->
            sheet.line(
                Tone.BOLD_WARN,
                each + ": watched: " + WatchedText.of(seen.of(each), format.zone())),
        () -> sheet.line(Tone.BOLD_WARN, WatchedText.NOBODY));
    if (service.isEmpty()) {
      seen.unclear().forEach(each -> sheet.item("! ", Tone.WARN, each));
    }
    seen.watchers().stream()
        .filter(each -> !each.ours())
        .forEach(each ->
            sheet.item("  ", Tone.PLAIN, WatchedText.who(each) + " has " + each.told().catalog()));
  }

  private void watcher(Sheet sheet, Watcher watcher) {
    var told = watcher.told();
    if (service.filter(each -> !told.watched().contains(each)).isPresent()) {
      return;
    }
    var count = told.watched().size();
    sheet.line(
        Tone.DIM,
        "%s, ripcord %s, watches %d service%s since %s"
            .formatted(
                WatchedText.who(watcher),
                told.version(),
                count,
                count == 1 ? "" : "s",
                Moments.full(told.since(), sheet.format().zone())));
    watcher.differs().forEach(each -> sheet.item("! ", Tone.WARN, each));
    told.services().stream()
        .filter(each -> service.map(each.service()::equals).orElse(!each.quiet()))
        .forEach(each -> new OneService(sheet, told.at(), each).add());
    var quiet = told.services().stream().filter(OfService::quiet).toList();
    if (service.isEmpty() && !quiet.isEmpty()) {
      sheet.blank();
      sheet.item(
          "quiet: ",
          Tone.GOOD,
          Tone.PLAIN,
          quiet.stream().map(OfService::service).collect(Collectors.joining(", ")));
    }
  }

  /** One service. */
  private record OneService(Sheet sheet, Instant now, OfService it) {
    void add() {
      sheet.blank().line(it.quiet() ? Tone.BOLD_GOOD : Tone.BOLD_WARN, headline());
      it.run().ifPresent(each -> pair("in hand", Tone.WARN, "run " + each));
      it.due().filter(_ -> it.run().isEmpty()).ifPresent(this::due);
      it.hold().ifPresent(each -> pair("held", Tone.WARN, each));
      it.silence().ifPresent(each -> pair("silenced", Tone.WARN, each));
      it.disarmed().ifPresent(each -> pair("disarmed", Tone.WARN, each));
      it.rules().forEach(this::rule);
      it.probes().forEach(each -> pair("probe", tone(each), said(each)));
      pair("way back", it.obstacle().isPresent() ? Tone.WARN : Tone.PLAIN, way());
    }

    private String headline() {
      return it.service()
          + ": "
          + it.incident()
              .map(each -> "incident " + each + " by " + it.opened().orElse("?"))
              .orElse(it.quiet() ? "quiet" : "not quiet");
    }

    private void due(Instant at) {
      pair("announced", Tone.WARN, "it begins at " + Moments.time(at, sheet.format().zone()));
    }

    private String way() {
      return it.obstacle()
          .map(each -> "NO: " + each)
          .or(() -> it.way().map(each -> "to " + each))
          .orElse("not looked at yet");
    }

    private void rule(OfRule rule) {
      pair("rule", tone(rule), rule.rule() + ": " + rule.verdict() + ", " + rule.said());
      pair("", Tone.DIM, course(rule));
    }

    private String course(OfRule rule) {
      var trips = rule.verdict().equals("tripped") || rule.verdict().equals("insufficient");
      return (trips ? "" : "if it trips: ")
          + switch (rule.course()) {
            case "tell" -> "people are told";
            case "held" -> "people are told; it does not act, held by " + held(rule);
            case "recommend" -> "people are told to roll back";
            case "remedy" -> "it tries " + rule.remedy().orElse("a remedy");
            case "wait" -> rule.remedy().orElse("a remedy") + " is given time to help";
            case "countdown" -> "a rollback is announced, and begins unless somebody holds it";
            case "act" -> "it goes back by itself";
            default -> rule.course();
          };
    }

    /** Why there is no way back stands in a line of its own. */
    private String held(OfRule rule) {
      return rule.held().entrySet().stream()
          .map(each ->
              it.obstacle().equals(Optional.of(each.getValue()))
                  ? each.getKey()
                  : each.getKey() + ": " + each.getValue())
          .collect(Collectors.joining("; "));
    }

    private String said(OfProbe probe) {
      var seen = probe.seen().map(each -> ago(each) + " ago").orElse("nobody has looked yet");
      return probe.probe()
          + ": "
          + (probe.state().equals("bad") ? "BAD" : probe.state())
          + ", "
          + seen
          + (probe.late() ? ", LATE by " + span(Duration.ofMillis(probe.lateMs())) : "")
          + (probe.role().equals("service") ? "" : " (" + probe.role() + ")");
    }

    private String ago(Instant at) {
      return span(Duration.between(at, now));
    }

    /** Whole tenths and seconds: it is read while it changes. */
    private static String span(Duration length) {
      var tenths = Math.max(0, length.toMillis()) / 100;
      return tenths < 100 ? tenths / 10 + "." + tenths % 10 + " s" : Spans.text(length);
    }

    private static Tone tone(OfProbe probe) {
      return switch (probe.state()) {
        case "good" -> probe.late() ? Tone.WARN : Tone.GOOD;
        case "bad" -> Tone.BAD;
        default -> Tone.WARN;
      };
    }

    private static Tone tone(OfRule rule) {
      return switch (rule.verdict()) {
        case "ok" -> Tone.GOOD;
        case "tripped" -> Tone.BAD;
        default -> Tone.WARN;
      };
    }

    private void pair(String label, Tone tone, String text) {
      sheet.pair(label, tone, text);
    }
  }
}
