package dev.ripcord.export;

import dev.ripcord.check.PlainChecks;
import dev.ripcord.clock.Durations;
import dev.ripcord.plan.Plan;
import dev.ripcord.plan.PlannedCheck;
import dev.ripcord.plan.PlannedStep;
import dev.ripcord.plan.Purpose;
import dev.ripcord.script.ByHand;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One procedure of a page: what to know, each step with its commands, and the proof. */
record RunbookProcedure(Makings makings, Subject subject) {

  void write(Markdown page) {
    var plan = subject.plan();
    page.heading(2, Markdown.text(plan.procedure()));
    subject
        .procedure()
        .useWhen()
        .ifPresent(each -> page.say("Use it when: " + Markdown.text(each)));
    page.say(purpose(plan));
    if (!plan.warnings().isEmpty()) {
      page.say("**Mind:**").items(plan.warnings().stream().map(Markdown::text).toList());
    }
    if (!subject.prerequisites().isEmpty()) {
      page.heading(3, "What it needs")
          .say(
              subject.procedure().emergency()
                  ? "Look at it, but go on all the same: this is for an emergency."
                  : "Where one of these is not so, do not begin.");
      subject.prerequisites().forEach(each -> check(page, each));
    }
    firsts(page, plan);
    page.heading(3, "Steps")
        .say(
            "For each of them: look whether it is so already, and then leave it alone; else do it,"
                + " and look again until it is so, or its time is over.");
    plan.steps().forEach(each -> step(page, each));
    proof(page, plan);
  }

  /**
   * What a script looks at as it begins, so that no step fails for it when something is stopped.
   */
  private void firsts(Markdown page, Plan plan) {
    for (var step : plan.steps()) {
      var plain = makings.plain(step);
      var hand = ByHand.of(plain.look().then(plain.act()).begun());
      if (!hand.isEmpty()) {
        page.say("**Before the first step**, for step " + step.path() + ":").hand(hand);
      }
    }
  }

  private static String purpose(Plan plan) {
    var to =
        plan.release()
            .map(each ->
                "It goes to "
                    + Markdown.text(each.title())
                    + ", which is "
                    + ByHand.mark(each.identity())
                    + ". ")
            .orElse("");
    return to
        + "It may take "
        + Durations.format(plan.budget())
        + plan.downtime()
            .map(each -> ", and the service is down for about " + Durations.format(each))
            .orElse("")
        + ".";
  }

  private void check(Markdown page, PlannedCheck planned) {
    var named = makings.check(planned);
    page.say(
        "**"
            + Markdown.text(planned.name())
            + "**: good when "
            + Markdown.text(named.check().title())
            + "."
            + (planned.degrades() ? " When only this is bad, it is back, but degraded." : ""));
    page.hand(ByHand.of(PlainChecks.look(named)));
  }

  private void step(Markdown page, PlannedStep step) {
    page.heading(4, step.path() + ". " + Markdown.text(step.title()));
    var first = new ArrayList<String>();
    RunbookMaker.where(subject, step.host()).forEach(each -> first.add("On " + each + "."));
    phase(step).ifPresent(first::add);
    first.add(
        step.onlyLooks()
            ? "It changes nothing."
            : step.reversible() ? "It can be put back." : "**It cannot be undone.**");
    page.say(String.join(" ", first));
    for (var each : step.when().stream().toList()) {
      page.say("Only when this is so, else leave the step out:");
      check(page, each);
    }
    var hands = ByHand.of(makings.plain(step));
    var act = hands.act();
    var look = hands.look();
    if (!act.isEmpty()) {
      page.say("Do:").hand(act);
    }
    var within = " (for up to " + Durations.format(step.within()) + ")";
    page.say(
        look.isEmpty()
            ? "Nothing shows by itself that it has worked; the proof at the end does."
            : (act.isEmpty() ? "Wait until it is so" : "See, before it and after it")
                + within
                + ":");
    page.hand(look).say("When it is not so: " + otherwise(step));
  }

  private Optional<String> phase(PlannedStep step) {
    return subject.plan().phases().stream()
        .flatMap(each -> each.parts().stream())
        .filter(each -> each.paths().contains(step.path()))
        .findFirst()
        .map(each ->
            "Phase "
                + Markdown.text(each.name())
                + ", meant to take "
                + Durations.format(each.planned())
                + " in all.");
  }

  private static String otherwise(PlannedStep step) {
    var again =
        step.retries() > 0 ? "do it once more, up to " + step.retries() + " times; then " : "";
    return again
        + switch (step.onFailure()) {
          case CONTINUE -> "note it down and go on with the next step.";
          case ASK -> "ask somebody whether to go on.";
          case STOP -> "stop here, change nothing more, and call.";
        };
  }

  private void proof(Markdown page, Plan plan) {
    page.heading(3, "Proof");
    var proof = plan.proof();
    if (proof.required().isEmpty() && proof.rest().isEmpty()) {
      page.say("The catalog says no checks for it. Look yourself whether the service works.");
      return;
    }
    if (!proof.required().isEmpty()) {
      page.say(
          "It is back when all of these are good "
              + proof.good()
              + " times in a row, "
              + Durations.format(proof.every())
              + " apart, within "
              + Durations.format(proof.within())
              + ". That a command ended with 0 proves nothing.");
      proof.required().forEach(each -> check(page, each));
    }
    if (!proof.rest().isEmpty()) {
      page.say("And look at these once. When one is bad, only a part of it is back:");
      proof.rest().forEach(each -> check(page, each));
    }
    after(page, plan);
  }

  private static void after(Markdown page, Plan plan) {
    page.heading(3, "Afterwards");
    var todo = new ArrayList<String>();
    todo.add("When it is not proven: call, and say which step and which check it was.");
    plan.completedBy()
        .ifPresent(
            each -> todo.add("Complete it with [" + Markdown.text(each) + "](#" + each + ")."));
    if (plan.purpose() == Purpose.ROLLBACK) {
      todo.add(
          "When Ripcord can be had again, have it look, and quarantine what was left: "
              + ByHand.mark("ripcord status " + plan.service())
              + ", "
              + ByHand.mark("ripcord quarantine " + plan.service() + " RELEASE")
              + ".");
    }
    page.items(List.copyOf(todo));
  }
}
