package dev.ripcord.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.plan.Plan;
import dev.ripcord.plan.PlannedCheck;
import dev.ripcord.plan.PlannedStep;
import dev.ripcord.plan.Proof;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What steps and checks are told stays in the journal: a report says what was seen. */
final class CanaryReportTest {
  private static final String CANARY = "canary-7f3a9c";

  @Test
  void what_the_catalog_tells_steps_and_checks_is_not_in_it() {
    var report = Report.of(Told.of(plan()).stepsGoWell().proof("GOOD", "BAD").entries());

    assertThat(Markdown.of(report)).contains("restart the shop").doesNotContain(CANARY);
    assertThat(ReportJson.of(report)).contains("restart the shop").doesNotContain(CANARY);
    assertThat(report.timeline().toString()).doesNotContain(CANARY);
  }

  private static Plan plan() {
    var plan = Told.plan();
    var check =
        new PlannedCheck(
            "page", "http", "{\"header\":\"" + CANARY + "\"}", false, Optional.empty());
    var proof = plan.proof();
    return new Plan(
        plan.service(),
        plan.purpose(),
        plan.procedure(),
        plan.release(),
        plan.from(),
        plan.rank(),
        plan.budget(),
        plan.downtime(),
        plan.steps().stream().map(CanaryReportTest::told).toList(),
        new Proof(
            List.of(check), List.of(), proof.good(), proof.every(), proof.within(), proof.watch()),
        plan.warnings(),
        plan.completedBy(),
        plan.contacts(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static PlannedStep told(PlannedStep step) {
    return new PlannedStep(
        step.path(),
        step.title(),
        step.host(),
        step.kind(),
        "{\"environment\":\"" + CANARY + "\"}",
        step.when(),
        step.timeout(),
        step.within(),
        step.retries(),
        step.onFailure(),
        step.repeatability(),
        step.reversible());
  }
}
