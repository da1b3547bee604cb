package dev.ripcord.target.nginx;

import dev.ripcord.check.Sight;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a master wrote into its error log since a moment. */
record ErrorLog(Server server, Layout layout, Sight sight) {
  /** It tries to bind five times, half a second apart, before it gives up. */
  private static final Pattern GOES_ON =
      Pattern.compile("(?:bind|listen)\\(\\) to .*(?:failed|in use)");

  /** Its size now; 0 where there is no such file. */
  long size() {
    return layout
        .errorLog()
        .map(file -> server.look(sight, List.of("stat", "-L", "-c", "%s", "--", file.toString())))
        .map(result -> result.stdout().strip())
        .filter(each -> each.matches("\\d{1,18}"))
        .map(Long::valueOf)
        .orElse(0L);
  }

  /** Why the master refused a configuration since then; empty as long as it may still take it. */
  Optional<String> refusal(long since, long master) {
    var emergencies = emergencies(since, master);
    return emergencies.stream().anyMatch(each -> !GOES_ON.matcher(each).find())
        ? Optional.of(String.join("; ", emergencies.stream().distinct().toList()))
        : Optional.empty();
  }

  private List<String> emergencies(long since, long master) {
    if (layout.errorLog().isEmpty()) {
      return List.of();
    }
    var from = "+" + ((since <= size() ? since : 0) + 1); // shorter by now: it was rotated
    var file = layout.errorLog().get().toString();
    var mark = "[emerg] " + master + "#";
    return server
        .look(sight, List.of("tail", "-c", from, "--", file))
        .stdout()
        .lines()
        .filter(each -> each.contains(mark))
        .map(each -> each.substring(each.indexOf(mark)).replaceFirst("^\\[emerg] [\\d#]+: ", ""))
        .toList();
  }
}
