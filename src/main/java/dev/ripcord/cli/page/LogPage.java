package dev.ripcord.cli.page;

import java.util.List;
import java.util.stream.Stream;

/** Lines of a log. */
public final class LogPage {
  private LogPage() {}

  /** As they are, but for what could steer a terminal. */
  public static List<String> of(List<String> lines) {
    return lines.stream().map(Clean::controls).toList();
  }

  /**
   * What is new in a window over the end of a log.
   *
   * @param before the window as it was seen last
   * @param now the window as it is now
   */
  public static List<String> news(List<String> before, List<String> now) {
    if (before.isEmpty() || now.isEmpty()) {
      return of(now);
    }
    var known = end(before, now);
    if (known >= 0) {
      return of(now.subList(known, now.size()));
    }
    for (var shared = Math.min(before.size(), now.size()); shared > 0; shared--) {
      if (before.subList(before.size() - shared, before.size()).equals(now.subList(0, shared))) {
        return of(now.subList(shared, now.size()));
      }
    }
    return Stream.concat(Stream.of("(some lines may be missing here)"), of(now).stream()).toList();
  }

  /** Where the lines seen before end in a window that still holds all of them, or -1. */
  private static int end(List<String> before, List<String> now) {
    for (var from = now.size() - before.size(); from >= 0; from--) {
      if (now.subList(from, from + before.size()).equals(before)) {
        return from + before.size();
      }
    }
    return -1;
  }
}
