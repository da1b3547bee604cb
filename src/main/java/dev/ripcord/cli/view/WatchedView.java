package dev.ripcord.cli.view;

import dev.ripcord.app.Attendance.Watched;
import dev.ripcord.app.Attendance.Watcher;
import dev.ripcord.cli.page.WatchedText;
import io.avaje.jsonb.Json;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Whether a daemon on this machine watches a service.
 *
 * @param pid of the one that does
 * @param differs what is not the same with it as here, such as a catalog that was changed since
 * @param said all of it in one line
 */
@Json
public record WatchedView(boolean watched, Optional<Long> pid, List<String> differs, String said) {

  static WatchedView of(Watched it) {
    return new WatchedView(
        it.by().isPresent(),
        it.by().map(each -> each.told().pid()),
        it.by().or(it::there).map(Watcher::differs).orElse(List.of()),
        WatchedText.of(it, ZoneOffset.UTC));
  }
}
