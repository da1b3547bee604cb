package dev.ripcord.decide.incident;

import dev.ripcord.decide.guard.Happening;
import dev.ripcord.journal.Outcome;
import dev.ripcord.journal.WatchEvent;
import dev.ripcord.release.Grade;
import dev.ripcord.release.LedgerEvent;
import dev.ripcord.rule.Baseline;
import dev.ripcord.rule.Signal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Tells what the journal has as what happened to a service; pure. */
public final class Chronicle {
  private Chronicle() {}

  /**
   * A rollback that has ended.
   *
   * @param from the number of the release that was left; empty where that was not known
   * @param begun whether a step of it was begun
   */
  public record Rollback(
      Instant ended,
      Optional<Integer> from,
      int to,
      boolean automatic,
      boolean begun,
      Outcome outcome) {}

  /** Of releases; what a run put there is told by its rollback. */
  public static Optional<Happening> of(
      LedgerEvent event, Function<Instant, Map<Signal, Baseline>> baselines) {
    return switch (event) {
      case LedgerEvent.Deployed each when each.run().isEmpty() ->
          Optional.of(new Happening.Deployed(each.at(), each.number(), baselines.apply(each.at())));
      case LedgerEvent.Graded each when each.grade() == Grade.CERTIFIED ->
          Optional.of(new Happening.Certified(each.at(), each.number()));
      case LedgerEvent.Deployed _,
          LedgerEvent.Graded _,
          LedgerEvent.Found _,
          LedgerEvent.Tagged _,
          LedgerEvent.Named _,
          LedgerEvent.Quarantined _,
          LedgerEvent.Cleared _ ->
          Optional.empty();
    };
  }

  /**
   * Of a rollback. A person who goes forward to a newer release deploys it. One that began by
   * itself and came to nothing counts too: it must not be tried for ever. One that was refused
   * before its first step, as somebody else has the host, tells nothing of the release: it is tried
   * again later.
   */
  public static Optional<Happening> of(
      Rollback each, Function<Instant, Map<Signal, Baseline>> baselines) {
    var helped =
        each.outcome() == Outcome.RECOVERED || each.outcome() == Outcome.RECOVERED_DEGRADED;
    var nothing =
        each.outcome() == Outcome.ALREADY_THERE
            || each.outcome() == Outcome.WAITING
            || (!each.automatic() && isHarmless(each.outcome()));
    if (nothing) {
      return Optional.empty();
    }
    if (each.outcome() == Outcome.REFUSED && !each.begun()) {
      return Optional.of(new Happening.Tried(each.ended()));
    }
    var from = each.from().orElse(0);
    return Optional.of(
        !each.automatic() && each.from().isPresent() && each.to() > from
            ? new Happening.Deployed(each.ended(), each.to(), baselines.apply(each.ended()))
            : new Happening.RolledBack(each.ended(), from, each.to(), each.automatic(), helped));
  }

  private static boolean isHarmless(Outcome outcome) {
    return outcome == Outcome.REFUSED || outcome == Outcome.FAILED_SAFE;
  }

  /** Of what people said, and of what could not be done. */
  public static Optional<Happening> of(WatchEvent event) {
    return switch (event) {
      case WatchEvent.Silenced each ->
          Optional.of(
              new Happening.Silenced(
                  each.at(), each.until(), said("under maintenance", each.who(), each.why())));
      case WatchEvent.Unsilenced each ->
          Optional.of(new Happening.Silenced(each.at(), each.at(), "the maintenance"));
      case WatchEvent.Held each ->
          Optional.of(
              new Happening.Held(each.at(), said("held", each.who(), each.why()), each.stopped()));
      case WatchEvent.Armed each when each.started() ->
          Optional.of(new Happening.Started(each.at()));
      case WatchEvent.Armed each -> Optional.of(new Happening.Armed(each.at(), each.who()));
      case WatchEvent.Acted each when each.outcome().isEmpty() ->
          Optional.of(new Happening.Tried(each.at()));
      case WatchEvent.Opened _,
          WatchEvent.Judged _,
          WatchEvent.Announced _,
          WatchEvent.Withdrawn _,
          WatchEvent.Acting _,
          WatchEvent.Acted _,
          WatchEvent.Escalated _,
          WatchEvent.Returned _,
          WatchEvent.Acknowledged _,
          WatchEvent.Closed _ ->
          Optional.empty();
    };
  }

  private static String said(String what, String who, String why) {
    return what + " by " + who + (why.isBlank() ? "" : ": " + why);
  }
}
