package dev.ripcord.server;

import dev.ripcord.check.Finding;
import dev.ripcord.decide.guard.Facts;
import dev.ripcord.journal.Outcome;
import dev.ripcord.plan.Plan;
import dev.ripcord.run.StopSwitch;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What the daemon has others do; every one of these may take long, and none throws. */
public interface Hands {

  /** The probes of a service, by name, for the release that runs now. */
  Map<String, Look> looks(String service);

  /** One probe, ready to be looked at. */
  @FunctionalInterface
  interface Look {
    /** {@code since} is when it was looked at before: what a log said earlier does not count. */
    Finding at(Instant since);
  }

  /**
   * Looks at a service, notes what is new of its releases in the journal, and makes the plan of a
   * rollback that nobody asked for.
   */
  Prepared prepare(String service, Optional<String> procedure, String why);

  /**
   * A rollback that could be.
   *
   * @param plan empty where there is an obstacle
   */
  record Prepared(Facts.Way way, Optional<Plan> plan) {}

  /** The plan of a remedy of the service; not ready where it is not needed now. */
  Prepared prepareRemedy(String service, String remedy);

  /** A name for a run that is not created yet. */
  String newRun();

  /** Carries a plan out, watches the release that it brought back, and says how it ended. */
  Ending carryOut(Plan plan, String run, String why, StopSwitch stop);

  /**
   * Ends watches that go on after a run: the daemon stops, and their releases are not certified.
   */
  void endWatches();

  /**
   * Ends the watch of a release that nobody saw to its end, as whoever watched went away; says how,
   * where there is one.
   */
  Optional<String> endOverdueWatch(String service);

  /** Whether a run was ever created. */
  boolean isBegun(String run);

  /** Takes up a run that somebody left. */
  Ending resume(String run, StopSwitch stop);

  /**
   * How a run ended.
   *
   * @param outcome empty where it was never begun, or somebody else drives it
   */
  record Ending(Optional<Outcome> outcome, String said) {}
}
