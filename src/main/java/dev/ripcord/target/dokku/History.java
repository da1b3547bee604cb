package dev.ripcord.target.dokku;

import dev.ripcord.check.Sight;
import dev.ripcord.release.Artefact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What was deployed to an app before, as its repository on the Dokku tells it. */
record History(Line line, String app, int commits) {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Pattern REF =
      Pattern.compile("([0-9a-f]{40,64})\\trefs/tags/(\\S+?)(\\^\\{})?");
  private static final Pattern COMMIT =
      Pattern.compile("commit ([0-9a-f]{40,64}) (\\d{1,12}) ?(\\S*)");

  /**
   * Oldest first. Nothing is asked of an app that is not there: Dokku would create it for whoever
   * fetches from it.
   */
  List<Artefact> at(Sight sight) {
    var apps = line.ask(sight.host(), List.of("apps:report", app), LIMIT);
    var git = line.ask(sight.host(), List.of("git:report", app), LIMIT);
    if (!apps.ok() || !git.ok()) {
      return List.of();
    }
    var folder = Report.parse("app", apps.stdout()).get("dir").orElse("/home/dokku/" + app);
    var report = Report.parse("git", git.stdout());
    var branch =
        report.get("computed deploy branch").or(() -> report.get("deploy branch")).orElse("");
    var argv =
        List.of(
            "sh",
            "-c",
            HistoryScript.TEXT,
            "ripcord",
            line.repository(app, "file://" + folder),
            String.valueOf(commits),
            branch);
    return parse(sight.host().look(line.git(sight.host(), argv).within(LIMIT)).stdout());
  }

  /** Pure: what the script said. */
  static List<Artefact> parse(String told) {
    var tags = tags(told);
    var found = new LinkedHashMap<String, Artefact>();
    var commits =
        told.lines().map(COMMIT::matcher).filter(each -> each.matches()).toList().reversed();
    for (var each : commits) {
      var sha = each.group(1);
      var artefact = artefact(sha, each.group(3), Long.parseLong(each.group(2)), tags);
      tags.remove(sha);
      found.remove(artefact.identity()); // the last deployment of it counts
      found.put(artefact.identity(), artefact);
    }
    var all = new ArrayList<Artefact>();
    tags.forEach((sha, names) ->
        all.add(
            new Artefact(
                Identity.COMMIT + sha, named(Identity.COMMIT + sha, names), Optional.empty())));
    all.addAll(found.values());
    return all;
  }

  private static Artefact artefact(
      String sha, String image, long at, Map<String, List<String>> tags) {
    var identity = Identity.image(image).orElse(Identity.COMMIT + sha);
    var selectors = named(identity, tags.getOrDefault(sha, List.of()));
    if (!image.isEmpty()) {
      selectors.putIfAbsent("image", image);
    }
    return new Artefact(identity, selectors, Optional.of(Instant.ofEpochSecond(at)));
  }

  private static Map<String, String> named(String identity, List<String> tags) {
    var selectors = new TreeMap<>(Identity.selectors(identity));
    if (!tags.isEmpty()) {
      selectors.put("tag", tags.getFirst());
    }
    if (tags.size() > 1) {
      selectors.put("tags", String.join(" ", tags.subList(1, tags.size())));
    }
    return selectors;
  }

  /** By commit; a tag with a text of its own is listed twice, the second time with its commit. */
  private static Map<String, List<String>> tags(String told) {
    var commits = new TreeMap<String, String>();
    told.lines()
        .map(REF::matcher)
        .filter(each -> each.matches())
        .forEach(each -> commits.put(each.group(2), each.group(1)));
    var tags = new LinkedHashMap<String, List<String>>();
    commits.forEach((tag, sha) -> tags.computeIfAbsent(sha, _ -> new ArrayList<>()).add(tag));
    return tags;
  }
}
