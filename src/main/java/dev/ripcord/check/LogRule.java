package dev.ripcord.check;

import dev.ripcord.probe.Origin;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What must and what must not stand in a log; pure. */
record LogRule(List<Pattern> contains, List<Pattern> containsNot) {

  Finding judge(LogLines log) {
    var matching =
        log.lines().stream()
            .filter(line ->
                Stream.concat(contains.stream(), containsNot.stream())
                    .anyMatch(each -> each.matcher(line).find()))
            .count();
    var finding = answer(log);
    var known = log.dated() || matching == 0;
    var counted = known ? finding.measured(Map.of("count", (double) matching)) : finding;
    return finding.state() == Finding.State.BAD && finding.origin().isEmpty()
        ? counted.from(Origin.REMOTE)
        : counted;
  }

  private Finding answer(LogLines log) {
    for (var pattern : containsNot) {
      var hits = log.lines().stream().filter(each -> pattern.matcher(each).find()).toList();
      if (!hits.isEmpty()) {
        return found(pattern, hits, log);
      }
    }
    return contains.stream()
        .filter(pattern -> log.lines().stream().noneMatch(each -> pattern.matcher(each).find()))
        .findFirst()
        .map(each -> Finding.bad("nothing like '" + each + "' in " + log.said()))
        .orElseGet(() -> allThere(log));
  }

  /** An old line is no reason to say bad, and where lines have no time it may be an old one. */
  private static Finding found(Pattern pattern, List<String> hits, LogLines log) {
    var said =
        hits.size()
            + " like '"
            + pattern
            + "' in "
            + log.said()
            + ", last: "
            + LogText.masked(hits.getLast());
    var evidence = new LinkedHashMap<String, String>();
    evidence.put("hits", String.valueOf(hits.size()));
    return (log.dated()
            ? Finding.bad(said).from(Origin.ANSWER)
            : Finding.unknown(said + " (which may be older than this run)"))
        .with(evidence);
  }

  private Finding allThere(LogLines log) {
    if (contains.isEmpty()) {
      return Finding.good("nothing amiss in " + log.said());
    }
    return log.dated()
        ? Finding.good("found in " + log.said())
        : Finding.unknown("found in " + log.said() + " (which may be older than this run)");
  }

  /** For people. */
  String title() {
    var wanted = contains.stream().findFirst().map(each -> "has '" + each + "'");
    var unwanted = containsNot.stream().findFirst().map(each -> "has no '" + each + "'");
    return wanted.or(() -> unwanted).orElse("can be read") + more();
  }

  private String more() {
    var all = contains.size() + containsNot.size();
    return all > 1
        ? Optional.of(all - 1).map(each -> " (and " + each + " more)").orElseThrow()
        : "";
  }
}
