package dev.ripcord.cli.view;

import dev.ripcord.app.Planning;
import dev.ripcord.cli.page.Standing;
import dev.ripcord.decide.guard.Happening;
import dev.ripcord.decide.incident.Incident;
import dev.ripcord.release.Release;
import io.avaje.jsonb.Json;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How a service stands.
 *
 * @param well whether nothing of it needs a person
 * @param fault why it could not be looked at
 * @param said what is seen to run
 * @param ready whether it could be rolled back now, to the release {@code back}
 * @param notReady why it could not
 * @param hold {@code runs}, {@code waits} or {@code interrupted}: what the run does that has it
 * @param run which run has it
 * @param incident the one that is not over; "ripcord why" tells of it
 * @param held who keeps it from being gone back from by itself, and why; until "ripcord arm"
 * @param watched whether a daemon does; absent where it has no rules
 */
@Json
public record StandingView(
    String service,
    boolean well,
    Optional<String> fault,
    Optional<String> said,
    Optional<ReleaseView> running,
    List<FindingView> checks,
    boolean ready,
    Optional<ReleaseView> back,
    Optional<String> notReady,
    Optional<String> hold,
    Optional<String> run,
    Optional<RunView> lastRun,
    Optional<String> incident,
    Optional<String> held,
    Optional<WatchedView> watched) {

  public static StandingView of(Standing it) {
    return new StandingView(
        it.service(),
        it.well(),
        it.fault(),
        it.survey().map(each -> each.observed().said()),
        it.survey().flatMap(each -> each.running().map(r -> ReleaseView.of(r, each))),
        FindingView.of(it.health()),
        it.back().filter(each -> !(each instanceof Planning.Refused)).isPresent(),
        it.back().flatMap(StandingView::release).map(ReleaseView::of),
        it.back().flatMap(StandingView::refusal),
        it.hold().map(each -> each.name().toLowerCase(Locale.ROOT)),
        it.holder().map(each -> each.lock().run()),
        it.last().map(each -> RunView.of(each, interrupted(it, each.id()))),
        it.incident().map(Incident::id),
        it.held().held().map(Happening.Held::why),
        it.watched().map(WatchedView::of));
  }

  private static boolean interrupted(Standing it, String run) {
    return it.hold().equals(Optional.of(Standing.Hold.INTERRUPTED))
        && it.holder().map(each -> each.lock().run()).equals(Optional.of(run));
  }

  private static Optional<Release> release(Planning planning) {
    return switch (planning) {
      case Planning.Ready ready -> ready.plan().release();
      case Planning.AlreadyThere there -> there.plan().release();
      case Planning.Refused _ -> Optional.empty();
    };
  }

  private static Optional<String> refusal(Planning planning) {
    return planning instanceof Planning.Refused(String said, _, _)
        ? Optional.of(said)
        : Optional.empty();
  }
}
