package dev.ripcord.cli.page;

import dev.ripcord.app.Attendance.Watched;
import dev.ripcord.app.Attendance.Watcher;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether somebody watches a service, in one line. */
public final class WatchedText {
  /** What to type where nobody does. */
  static final String NOBODY = "no daemon of this user lives on this machine ('ripcord serve')";

  private WatchedText() {}

  public static String of(Watched watched, ZoneId zone) {
    if (watched.by().isPresent()) {
      var by = watched.by().get();
      return said(by, by.differs(), zone);
    }
    var why =
        watched
            .there()
            .map(each -> who(each) + " does not watch it" + differs(each))
            .orElse(NOBODY);
    return Stream.concat(Stream.of("NO: " + why), watched.unclear().stream())
        .collect(Collectors.joining("; "));
  }

  private static String differs(Watcher watcher) {
    return watcher.differs().isEmpty() ? "" : ": " + String.join("; ", watcher.differs());
  }

  static String said(Watcher by, List<String> differs, ZoneId zone) {
    var since = "by " + who(by) + " since " + Moments.full(by.told().since(), zone);
    return differs.isEmpty() ? since : since + "; BUT " + String.join("; ", differs);
  }

  static String who(Watcher watcher) {
    return "process " + watcher.told().pid();
  }

  static Tone tone(Watched watched) {
    return watched.by().filter(each -> each.differs().isEmpty()).isPresent()
        ? Tone.PLAIN
        : Tone.WARN;
  }
}
