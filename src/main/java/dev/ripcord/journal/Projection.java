package dev.ripcord.journal;

import dev.ripcord.plan.Plan;
import dev.ripcord.plan.PlannedStep;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Says what an event changes in the tables that are made from events; pure, and the only place. */
final class Projection {
  private final Entry entry;
  private final Plan plan;

  private Projection(Entry entry, Plan plan) {
    this.entry = entry;
    this.plan = plan;
  }

  /** The changes of one event, in order; {@code plan} is the one of its run. */
  static List<Change> of(Entry entry, Plan plan) {
    var end = new Stored.End(entry.n(), entry.hash());
    var grown = new Change.Grown(entry.run(), end, entry.at());
    return Stream.concat(new Projection(entry, plan).changes(), Stream.of(grown)).toList();
  }

  private Stream<Change> changes() {
    return switch (entry.event()) {
      case Event.Created _ -> Stream.of(begun());
      case Event.Claimed(long epoch, String owner) -> Stream.of(held(epoch, owner));
      case Event.Intended each -> tried(each.path(), each.attempt(), Attempt.INTENDED);
      case Event.Accepted each -> tried(each.path(), each.attempt(), Attempt.ACCEPTED);
      case Event.Succeeded each -> tried(each.path(), each.attempt(), Attempt.SUCCEEDED);
      case Event.Failed each -> tried(each.path(), each.attempt(), Attempt.FAILED);
      case Event.Doubted each -> tried(each.path(), each.attempt(), Attempt.DOUBTED);
      case Event.Finished each -> finished(each.outcome());
      case Event.Superseded _ -> ended(Outcome.UNKNOWN);
      case Event.Watched each -> each.relapsed() ? ended(Outcome.RELAPSED) : Stream.empty();
      case Event.Skipped _, Event.Decided _, Event.Checked _ -> Stream.empty();
      case Event.StopAsked _, Event.WatchBegan _, Event.Noted _, Event.Downtime _ -> Stream.empty();
    };
  }

  private Change begun() {
    return new Change.Begun(
        entry.run(), plan.service(), plan.purpose(), plan.procedure(), plan.rank(), entry.at());
  }

  private Change held(long epoch, String owner) {
    return new Change.Held(entry.run(), plan.service(), plan.rank(), epoch, owner);
  }

  private Stream<Change> finished(Outcome outcome) {
    return outcome == Outcome.WAITING
        ? ended(outcome)
        : Stream.concat(ended(outcome), Stream.of(released()));
  }

  private Change released() {
    return new Change.Released(entry.run(), plan.service());
  }

  private Stream<Change> ended(Outcome outcome) {
    return Stream.of(new Change.Ended(entry.run(), outcome));
  }

  private Stream<Change> tried(String path, int attempt, Attempt state) {
    var handle =
        entry.event() instanceof Event.Accepted accepted
            ? Optional.of(accepted.handle())
            : Optional.<String>empty();
    var before = state == Attempt.INTENDED ? Optional.of(entry.n()) : Optional.<Integer>empty();
    var key = new Change.Try(entry.run(), path, attempt);
    return Stream.of(new Change.Tried(key, host(path), state, handle, before, entry.at()));
  }

  private String host(String path) {
    return plan.steps().stream()
        .filter(step -> step.path().equals(path))
        .map(PlannedStep::host)
        .findFirst()
        .orElse("");
  }
}
