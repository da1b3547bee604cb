package dev.ripcord.target;

import dev.ripcord.catalog.Configured;
import dev.ripcord.catalog.StepEntry;
import dev.ripcord.check.Sight;
import dev.ripcord.release.Artefact;
import dev.ripcord.release.Readiness;
import dev.ripcord.release.Release;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a service runs: a driver. Implementations are immutable records made by their shape from the
 * catalog; every method is safe to call at any time and changes nothing. Changes are steps.
 *
 * <p>One contract test runs against every driver.
 */
public interface Target {

  /** What runs now. */
  Observed observe(Sight sight);

  /** What is there to go back to, oldest first; each with the identity that observing it gives. */
  List<Artefact> artefacts(Sight sight);

  /** Whether a release could be brought back now, and if not, why. */
  Readiness ready(Sight sight, Release release);

  /** Whether what it runs is there at all, running or not; not whether a release of it is. */
  default Readiness installed(Sight sight) {
    return new Readiness.Usable();
  }

  /** The check that says whether it runs; empty where only {@link #observe} can tell. */
  default Optional<Configured> running() {
    return Optional.empty();
  }

  /** The steps that bring a release back, in order. */
  List<StepEntry> bringBack(Release release);

  /**
   * The steps that stop, start or restart the service.
   *
   * @param which the release that is meant where several can run side by side; empty means the
   *     service as it is. No steps come back when only a release would say what to start
   */
  List<StepEntry> lifecycle(Verb verb, Optional<Release> which);

  /**
   * The steps that stop all of it in an emergency: within seconds, by force where needed, and also
   * what an ordinary stop leaves.
   */
  default List<StepEntry> halt() {
    return lifecycle(Verb.STOP, Optional.empty());
  }

  /** The check that nothing of it runs; empty where only the steps that stop it can tell. */
  default Optional<Configured> stopped() {
    return Optional.empty();
  }

  /** The steps that make room where a disk is full, and take no way back away. */
  default List<StepEntry> room() {
    return List.of();
  }

  /** Values that steps may use as {@code ${release.NAME}}. */
  default Map<String, String> values(Release release) {
    return release.selectors();
  }

  /** The command that shows the service's log, newest last; empty where there is none. */
  default Optional<dev.ripcord.host.Command> logs(int lines, boolean follow) {
    return Optional.empty();
  }

  /** The same for a release, where each of several that can run side by side has a log. */
  default Optional<dev.ripcord.host.Command> logs(Release which, int lines, boolean follow) {
    return logs(lines, follow);
  }

  /**
   * The same with the time of each line at its beginning, where the tool knows it: some lines do
   * not tell it themselves.
   *
   * @param which as above; empty means the service as it is
   */
  default Optional<dev.ripcord.host.Command> timedLogs(Optional<Release> which, int lines) {
    return which.flatMap(each -> logs(each, lines, false)).or(() -> logs(lines, false));
  }
}
