package dev.ripcord.catalog;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How runs of a service are gone about.
 *
 * @param windows when they are scheduled; empty means at any time
 * @param before what a person has to have done first, an item each
 * @param log a plain file that each run is told in while it goes on
 */
public record Conduct(List<Window> windows, List<String> before, Optional<Path> log) {
  public Conduct {
    windows = List.copyOf(windows);
    before = List.copyOf(before);
  }

  /** That it is not the time for changes; empty when it is. */
  public Optional<String> outside(Instant now) {
    if (windows.isEmpty() || windows.stream().anyMatch(each -> each.open(now))) {
      return Optional.empty();
    }
    var texts = windows.stream().map(Window::text).collect(Collectors.joining(", "));
    return Optional.of("it is outside the window for changes: " + texts);
  }
}
