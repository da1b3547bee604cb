package dev.ripcord.cli.page;

import dev.ripcord.app.Planning;
import dev.ripcord.catalog.OnFailure;
import dev.ripcord.check.Finding;
import dev.ripcord.plan.Phases;
import dev.ripcord.plan.Plan;
import dev.ripcord.plan.PlannedCheck;
import dev.ripcord.plan.PlannedStep;
import dev.ripcord.plan.Proof;
import dev.ripcord.plan.Purpose;
import dev.ripcord.release.Release;
import dev.ripcord.step.Judgement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What will happen, before it happens.
 *
 * @param from the release that runs, or what is seen instead of one
 * @param chosen why this release; empty when nothing was chosen
 * @param previews what each step would do, seen now; may be empty
 * @param asks what a person is asked before it begins
 */
public record PlanPage(
    Plan plan,
    String from,
    Optional<String> chosen,
    Map<String, Finding> prerequisites,
    List<Planning.Preview> previews,
    Optional<Planning.History> history,
    List<String> asks) {

  /** The page of a plan that is ready. */
  public static PlanPage of(
      Planning.Ready ready, List<Planning.Preview> previews, Planning.History history) {
    var survey = ready.survey();
    var running = survey.running().map(Release::title).orElse(survey.observed().said());
    return new PlanPage(
        ready.plan(),
        running,
        Optional.of(ready.chosen()),
        ready.prerequisites(),
        previews,
        Optional.of(history),
        List.of());
  }

  /** The same with what a person is asked first. */
  public PlanPage asking(List<String> first) {
    return new PlanPage(plan, from, chosen, prerequisites, previews, history, first);
  }

  /** The page of a plan that was not chosen, such as a restart or an undo. */
  public static PlanPage of(Plan plan, List<Planning.Preview> previews) {
    return new PlanPage(
        plan, "", Optional.empty(), Map.of(), previews, Optional.empty(), List.of());
  }

  /** The page where nothing follows. */
  public List<String> dry(Format format, String command) {
    return new Sheet(format)
        .add(lines(format))
        .blank()
        .line(Tone.BOLD, "Nothing was done. To do it:")
        .command("  ", command)
        .lines();
  }

  public List<String> lines(Format format) {
    var sheet = new Sheet(format);
    sheet.line(Tone.BOLD, headline());
    chosen.ifPresent(each -> sheet.pair("chosen", each));
    if (plan.purpose() == Purpose.ROLLBACK) {
      sheet.pair("procedure", plan.procedure());
    }
    sheet.pair("budget", budget());
    sheet.pair(
        "downtime",
        plan.downtime().map(each -> "about " + Spans.text(each)).orElse("not known beforehand"));
    prerequisites.forEach((name, finding) -> prerequisite(sheet, name, finding));
    asks.forEach(each -> sheet.pair("asks", Tone.WARN, each));
    sheet.blank();
    plan.steps()
        .forEach(each -> {
          plan.phases().flatMap(it -> it.beginsWith(each.path())).ifPresent(it -> phase(sheet, it));
          step(sheet, each);
        });
    proof(sheet, plan.proof());
    sheet.blank();
    plan.warnings().forEach(each -> sheet.item("  ! ", Tone.WARN, Tone.PLAIN, each));
    return sheet.blank().lines();
  }

  private String headline() {
    var to = plan.release().map(each -> each.title() + ", " + each.grade().word());
    if (plan.purpose() == Purpose.ROLLBACK && to.isPresent()) {
      return plan.service() + ": " + from + " -> " + to.get();
    }
    return plan.service() + ": " + plan.procedure();
  }

  private String budget() {
    return Spans.text(plan.budget()) + history.map(this::before).orElse("");
  }

  private String before(Planning.History history) {
    if (history.runs() == 0) {
      return "; it was never done before";
    }
    return "; "
        + (history.runs() == 1 ? "once before" : history.runs() + " times before")
        + history.median().map(each -> ", mostly " + Spans.text(each)).orElse("")
        + history.longest().map(this::atMost).orElse("");
  }

  private String atMost(Duration longest) {
    return ", at most "
        + Spans.text(longest)
        + (longest.compareTo(plan.budget()) > 0 ? ": longer than the budget" : "");
  }

  private static void prerequisite(Sheet sheet, String name, Finding finding) {
    sheet.pair("needs", Findings.tone(finding), Findings.line(name, finding));
  }

  private static void phase(Sheet sheet, Phases.Part phase) {
    sheet.line(Tone.BOLD, PhaseText.of(phase));
  }

  private void step(Sheet sheet, PlannedStep step) {
    var lead = "  " + step.path() + " ".repeat(Math.max(1, 5 - step.path().length()));
    var preview = previews.stream().filter(each -> each.path().equals(step.path())).findFirst();
    sheet.item(lead, Tone.PLAIN, step.title() + so(preview) + remarks(step));
    preview
        .filter(each -> !(each.judgement() instanceof Judgement.Done))
        .ifPresent(each -> each.changes().forEach(line -> change(sheet, line)));
  }

  private static void change(Sheet sheet, String line) {
    var tone = line.startsWith("+") ? Tone.GOOD : line.startsWith("-") ? Tone.BAD : Tone.DIM;
    sheet.item("         ", tone, line);
  }

  private static String so(Optional<Planning.Preview> preview) {
    return preview
        .filter(each -> each.judgement() instanceof Judgement.Done)
        .map(each -> " (is so already: " + each.judgement().said() + ")")
        .orElse("");
  }

  private static String remarks(PlannedStep step) {
    var remarks = new StringBuilder();
    step.when().ifPresent(each -> remarks.append(", only when ").append(each.name()));
    if (step.onFailure() == OnFailure.CONTINUE) {
      remarks.append(", goes on if it fails");
    }
    if (step.onFailure() == OnFailure.ASK) {
      remarks.append(", asks if it fails");
    }
    if (step.retries() > 0) {
      remarks.append(", tries ").append(step.retries() + 1).append(" times");
    }
    return remarks.toString();
  }

  private static void proof(Sheet sheet, Proof proof) {
    if (proof.required().isEmpty() && proof.rest().isEmpty()) {
      return;
    }
    sheet.blank();
    if (!proof.required().isEmpty()) {
      sheet.pair(
          "proof",
          names(proof.required())
              + ": good "
              + (proof.good() == 1 ? "once" : proof.good() + " times in a row")
              + ", within "
              + Spans.text(proof.within()));
    }
    if (!proof.rest().isEmpty()) {
      sheet.pair("and one look at", names(proof.rest()));
    }
  }

  private static String names(List<PlannedCheck> checks) {
    return checks.stream()
        .map(each -> each.name() + (each.degrades() ? " (lesser)" : ""))
        .collect(Collectors.joining(", "));
  }
}
