package dev.ripcord.cli.view;

import dev.ripcord.app.Attendance;
import dev.ripcord.app.Attendance.Watcher;
import dev.ripcord.server.Told;
import io.avaje.jsonb.Json;
import java.util.List;

/**
 * What daemons on this machine see now and would do.
 *
 * @param watched whether one does what was asked for
 * @param unclear those of which it cannot be told how they are
 */
@Json
public record LookoutView(boolean watched, List<DaemonView> daemons, List<String> unclear) {

  /**
   * One that has the catalog or the journal.
   *
   * @param differs what is not the same with it as here
   */
  @Json
  public record DaemonView(List<String> differs, Told told) {}

  public static LookoutView of(boolean watched, Attendance.Seen seen) {
    return new LookoutView(
        watched, seen.ours().stream().map(LookoutView::daemon).toList(), seen.unclear());
  }

  private static DaemonView daemon(Watcher watcher) {
    return new DaemonView(watcher.differs(), watcher.told());
  }
}
