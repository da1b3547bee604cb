package dev.ripcord.report;

import dev.ripcord.journal.Entry;
import dev.ripcord.journal.Event;
import dev.ripcord.journal.Outcome;
import dev.ripcord.plan.Plan;
import dev.ripcord.run.RunState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that is known of a run, folded from its events alone: the same events give the same report,
 * on any machine and at any time.
 *
 * @param outcome empty while it has not ended; a relapse in the watch counts
 * @param said how it ended, or where it stands
 * @param ended when it ended; empty while it has not, or waits
 * @param took from the beginning to the end, or to the last event so far
 * @param checks the proof, in the order in which it was looked at
 * @param downtimes how long the service was seen to be down, for each time that it was driven
 * @param left what is not as the plan wanted it
 * @param next what a person does now
 * @param setBack how far the clock went back meanwhile; zero as it should be
 * @param hash the last one of the chain
 */
public record Report(
    String run,
    Event.Created created,
    Optional<Outcome> outcome,
    String said,
    Instant started,
    Optional<Instant> ended,
    Duration took,
    List<PhaseReport> phases,
    List<Event.Downtime> downtimes,
    List<StepReport> steps,
    List<Event.Checked> checks,
    List<String> left,
    List<String> next,
    Optional<Watching> watch,
    List<Gap> gaps,
    List<Moment> timeline,
    Duration setBack,
    String hash) {

  /** The watch after a run; {@code end} is empty while it goes on. */
  public record Watching(Instant until, Optional<Event.Watched> end) {}

  /** Reads a run's events; the first one must be {@link Event.Created}. */
  public static Report of(List<Entry> entries) {
    var timeline = Timeline.of(entries);
    return new Fold(entries, RunState.of(entries.stream().map(Entry::event).toList()))
        .report(timeline);
  }

  public Plan plan() {
    return created.plan();
  }

  /**
   * Whether it kept its budget; empty while it may still keep it, and where it did not get to the
   * end that the budget is for.
   */
  public Optional<Boolean> budgetKept() {
    if (took.compareTo(plan().budget()) > 0) {
      return Optional.of(false);
    }
    return outcome.filter(Report::carriedThrough).map(_ -> true);
  }

  private static boolean carriedThrough(Outcome outcome) {
    return switch (outcome) {
      case RECOVERED, RECOVERED_DEGRADED, PARTIAL, ROLLED_BACK_UNVERIFIED -> true;
      case ALREADY_THERE, RELAPSED -> true;
      case REFUSED, FAILED_SAFE, FAILED_DIRTY, UNKNOWN, ABORTED, WAITING -> false;
    };
  }
}
