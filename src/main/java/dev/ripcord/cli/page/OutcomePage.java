package dev.ripcord.cli.page;

import dev.ripcord.journal.Event;
import dev.ripcord.journal.Outcome;
import dev.ripcord.plan.Plan;
import dev.ripcord.plan.Purpose;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How it ended: one line first, then what was left in which state, and what to do next. */
public record OutcomePage(String run, Plan plan, Event.Finished finished) {

  public List<String> lines(Format format) {
    var sheet = new Sheet(format);
    var outcome = finished.outcome();
    sheet.line(tone(outcome), outcome.name() + "  " + sentence());
    sheet.line(Tone.DIM, "run " + run);
    left(sheet, finished.leftInState());
    next(sheet, finished.next());
    return sheet.lines();
  }

  /** Bold for every end; the colour says how good it is. */
  static Tone tone(Outcome outcome) {
    return switch (outcome) {
      case RECOVERED, ALREADY_THERE -> Tone.BOLD_GOOD;
      case PARTIAL, RECOVERED_DEGRADED, ROLLED_BACK_UNVERIFIED, ABORTED, WAITING, REFUSED ->
          Tone.BOLD_WARN;
      case FAILED_SAFE, FAILED_DIRTY, UNKNOWN, RELAPSED -> Tone.BOLD_BAD;
    };
  }

  private String sentence() {
    return plan.service() + ": " + said() + "; " + time();
  }

  private String said() {
    var to = plan.release().map(each -> " on " + each.title()).orElse("");
    return switch (finished.outcome()) {
      case RECOVERED ->
          plan.purpose() == Purpose.ROLLBACK
              ? "back" + to + ", and that is proven"
              : plan.procedure() + " is done" + proven();
      default -> finished.said();
    };
  }

  private String proven() {
    return plan.proof().required().isEmpty() ? "" : ", and the service is seen to be good";
  }

  /** Time against the budget, so that nobody has to work it out. */
  private String time() {
    var took = finished.took();
    var over = took.minus(plan.budget());
    return "it took "
        + Spans.text(took)
        + " of "
        + Spans.text(plan.budget())
        + (over.compareTo(Duration.ZERO) > 0 ? ": " + Spans.text(over) + " over the budget" : "");
  }

  static void left(Sheet sheet, List<String> left) {
    if (!left.isEmpty()) {
      sheet.blank().line("What is not as it should be:");
      left.forEach(each -> sheet.item("  - ", Tone.PLAIN, each));
    }
  }

  static void next(Sheet sheet, List<String> next) {
    if (!next.isEmpty()) {
      sheet.blank().line("Next:");
      next.forEach(each -> nextLine(sheet, each));
    }
  }

  /** A command stays on a line of its own, after the words that lead to it. */
  private static void nextLine(Sheet sheet, String text) {
    var command = Optional.of(text.indexOf(": ripcord ")).filter(each -> each >= 0);
    if (command.isEmpty()) {
      sheet.item("  ", Tone.PLAIN, text);
    } else {
      sheet.item("  ", Tone.PLAIN, text.substring(0, command.get() + 1));
      sheet.command("    ", text.substring(command.get() + 2));
    }
  }
}
