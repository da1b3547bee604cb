package dev.ripcord.cli.view;

import dev.ripcord.journal.Event;
import dev.ripcord.journal.Outcome;
import dev.ripcord.plan.Plan;
import io.avaje.jsonb.Json;
import java.util.List;
import java.util.Optional;

/**
 * How something ended that would have changed a service.
 *
 * @param run absent when none was begun
 * @param details a line for each thing that led to it
 * @param next what to do, in words and commands
 * @param watched how the watch after it ended
 */
@Json
public record OutcomeView(
    String service,
    Outcome outcome,
    int exitCode,
    String said,
    Optional<String> run,
    Optional<PlanView> plan,
    Optional<Long> tookMs,
    Optional<Long> budgetMs,
    List<String> details,
    List<String> leftInState,
    List<String> next,
    List<EventView> events,
    Optional<WatchedView> watched) {

  /** How a watch ended; neither means that it was broken off. */
  @Json
  public record WatchedView(boolean certified, boolean relapsed, String said) {
    static WatchedView of(Event.Watched end) {
      return new WatchedView(end.certified(), end.relapsed(), end.said());
    }
  }

  /** Nothing was begun. */
  public static OutcomeView refused(
      String service, String said, List<String> details, List<String> next) {
    return none(service, Outcome.REFUSED, said, details, next, Optional.empty());
  }

  /** Nothing was to do. */
  public static OutcomeView alreadyThere(Plan plan, String said) {
    return none(
        plan.service(),
        Outcome.ALREADY_THERE,
        said,
        List.of(),
        List.of(),
        Optional.of(PlanView.of(plan)));
  }

  private static OutcomeView none(
      String service,
      Outcome outcome,
      String said,
      List<String> details,
      List<String> next,
      Optional<PlanView> plan) {
    return new OutcomeView(
        service,
        outcome,
        outcome.exitCode(),
        said,
        Optional.empty(),
        plan,
        Optional.empty(),
        Optional.empty(),
        details,
        List.of(),
        next,
        List.of(),
        Optional.empty());
  }

  /** A run has ended, or waits. */
  public static OutcomeView ended(
      String run,
      Plan plan,
      Event.Finished finished,
      List<EventView> events,
      Optional<Event.Watched> watched) {
    var relapsed = watched.filter(Event.Watched::relapsed).isPresent();
    var outcome = relapsed ? Outcome.RELAPSED : finished.outcome();
    return new OutcomeView(
        plan.service(),
        outcome,
        outcome.exitCode(),
        relapsed ? watched.get().said() : finished.said(),
        Optional.of(run),
        Optional.of(PlanView.of(plan)),
        Optional.of(finished.took().toMillis()),
        Optional.of(plan.budget().toMillis()),
        List.of(),
        finished.leftInState(),
        finished.next(),
        events,
        watched.map(WatchedView::of));
  }
}
