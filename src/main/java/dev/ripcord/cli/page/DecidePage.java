package dev.ripcord.cli.page;

import dev.ripcord.catalog.Advice;
import dev.ripcord.catalog.Decision.Question;
import dev.ripcord.catalog.Severity;
import dev.ripcord.decide.Answered;
import dev.ripcord.decide.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How far a decision has come, and what is advised. */
public record DecidePage(String service, Map<String, Severity> severities) {

  /** What is being decided. */
  public List<String> begin(Format format) {
    return new Sheet(format).line(Tone.BOLD, service + ": roll back or not?").lines();
  }

  /** Questions that are answered. */
  public List<String> path(Format format, List<Answered> path) {
    var sheet = new Sheet(format);
    for (var each : path) {
      var why = each.said().isEmpty() ? "" : "  (" + each.said() + ")";
      var word = each.answer() + (each.seen() ? "" : ", you say");
      sheet.item("  ", Tone.PLAIN, each.question().ask() + "  " + word + why);
    }
    return sheet.lines();
  }

  /** What a person has to say, and by what severities are told apart when that is asked. */
  public List<String> question(Format format, Verdict.Open open) {
    var sheet = new Sheet(format).line("");
    sheet.line(Tone.BOLD_WARN, open.question().ask());
    if (!open.said().isEmpty()) {
      sheet.item("  ", Tone.DIM, "the checks cannot tell: " + open.said());
    }
    open.question().answers().keySet().stream()
        .flatMap(each -> Optional.ofNullable(severities.get(each)).stream())
        .forEach(each -> sheet.item("  ", Tone.PLAIN, severity(each)));
    return sheet.lines();
  }

  /** Which commands answer it, where nobody could be asked. */
  public List<String> open(Format format, Verdict.Open open, Map<String, String> commands) {
    var sheet = new Sheet(format);
    open.meanwhile()
        .ifPresent(
            each -> sheet.item("  ", Tone.PLAIN, "if not, and as far as is known: " + title(each)));
    sheet.line("").line("A person has to say; to answer it:");
    commands.forEach((answer, command) -> {
      sheet.item("  ", Tone.PLAIN, answer + ":");
      sheet.command("    ", command);
    });
    return sheet.lines();
  }

  /** What is advised, with the command that does it. */
  public List<String> decided(Format format, Advice advice, Optional<String> command) {
    var sheet = new Sheet(format).line("");
    var tone = advice.course() instanceof Advice.Course.RollBack ? Tone.BOLD_BAD : Tone.BOLD_GOOD;
    sheet.line(tone, advice.severity().map(each -> each + "  ").orElse("") + title(advice));
    advice.say().ifPresent(each -> sheet.item("  ", Tone.PLAIN, each));
    advice
        .severity()
        .flatMap(each -> Optional.ofNullable(severities.get(each)))
        .ifPresent(each -> sheet.item("  ", Tone.PLAIN, meaning(each)));
    if (!advice.then().isEmpty()) {
      sheet.line("Afterwards:");
      advice.then().forEach(each -> sheet.item("  - ", Tone.PLAIN, each));
    }
    command.ifPresent(each -> sheet.blank().line("Next:").command("  ", each));
    if (!(advice.course() instanceof Advice.Course.Watch)) {
      sheet.blank().line("So that people hear of it:").command("  ", tells(advice));
    }
    return sheet.lines();
  }

  private String tells(Advice advice) {
    var severity =
        advice.severity().filter(each -> each.matches("P[1-4]")).map(each -> " --severity " + each);
    return "ripcord incident open " + service + severity.orElse("") + " --why TEXT";
  }

  /** What is advised in a few words. */
  public static String title(Advice advice) {
    return switch (advice.course()) {
      case Advice.Course.RollBack(String procedure, Optional<String> release) ->
          "ROLL BACK by '" + procedure + "'" + release.map(each -> " to " + each).orElse("");
      case Advice.Course.Watch(var length) ->
          "no rollback: watch it for "
              + Spans.text(length)
              + "; if it stays well, the deployment is complete";
      case Advice.Course.Stay(String instead) -> "NO ROLLBACK: " + instead;
    };
  }

  private static String severity(Severity each) {
    return each.level() + ": " + meaning(each);
  }

  private static String meaning(Severity each) {
    return each.called().map(it -> it + ": ").orElse("")
        + each.criteria()
        + each.users().map(it -> ", users affected: " + it).orElse("")
        + "; respond: "
        + each.respond()
        + "; "
        + each.action();
  }

  /** How a question's answers are typed. */
  public static String prompt(Question question) {
    return "[" + String.join("/", question.answers().keySet()) + ", q to leave] ";
  }
}
