package dev.ripcord.cli.view;

import dev.ripcord.app.Planning;
import dev.ripcord.check.Finding;
import dev.ripcord.plan.Phases;
import dev.ripcord.plan.Plan;
import io.avaje.jsonb.Json;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What will be done, or would be.
 *
 * @param from the identity that was seen to run
 * @param chosen why this release
 * @param earlierRuns what the procedure took before
 * @param phases the parts that the steps are in, where the procedure has any
 * @param asks what a person is asked before it begins; nothing once it has begun
 */
@Json
public record PlanView(
    String service,
    String purpose,
    String procedure,
    String rank,
    Optional<String> from,
    Optional<ReleaseView> release,
    Optional<String> chosen,
    long budgetMs,
    Optional<Long> downtimeMs,
    Optional<EarlierView> earlierRuns,
    List<PhaseView> phases,
    List<StepView> steps,
    ProofView proof,
    List<FindingView> prerequisites,
    List<String> asks,
    List<String> warnings) {

  /** A part of the procedure, with the paths of its steps. */
  @Json
  public record PhaseView(String name, long plannedMs, List<String> steps) {
    static PhaseView of(Phases.Part part) {
      return new PhaseView(part.name(), part.planned().toMillis(), part.paths());
    }
  }

  /** What the same procedure took before. */
  @Json
  public record EarlierView(int runs, Optional<Long> medianMs, Optional<Long> longestMs) {
    static EarlierView of(Planning.History history) {
      return new EarlierView(
          history.runs(),
          history.median().map(Duration::toMillis),
          history.longest().map(Duration::toMillis));
    }
  }

  /** The view of a plan as it stands in the journal. */
  public static PlanView of(Plan plan) {
    return of(plan, Optional.empty(), Map.of(), List.of(), Optional.empty(), List.of());
  }

  /** The view of a plan that was just made. */
  public static PlanView of(
      Planning.Ready ready,
      List<Planning.Preview> previews,
      Planning.History history,
      List<String> asks) {
    return of(
        ready.plan(),
        Optional.of(ready.chosen()),
        ready.prerequisites(),
        previews,
        Optional.of(history),
        asks);
  }

  private static PlanView of(
      Plan plan,
      Optional<String> chosen,
      Map<String, Finding> prerequisites,
      List<Planning.Preview> previews,
      Optional<Planning.History> history,
      List<String> asks) {
    return new PlanView(
        plan.service(),
        plan.purpose().name().toLowerCase(Locale.ROOT),
        plan.procedure(),
        plan.rank().name().toLowerCase(Locale.ROOT),
        plan.from(),
        plan.release().map(ReleaseView::of),
        chosen,
        plan.budget().toMillis(),
        plan.downtime().map(Duration::toMillis),
        history.map(EarlierView::of),
        plan.phases().map(Phases::parts).orElse(List.of()).stream().map(PhaseView::of).toList(),
        plan.steps().stream().map(each -> StepView.of(each, previews)).toList(),
        ProofView.of(plan.proof()),
        FindingView.of(prerequisites),
        asks,
        plan.warnings());
  }
}
