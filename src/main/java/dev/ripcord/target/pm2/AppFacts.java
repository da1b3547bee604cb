package dev.ripcord.target.pm2;

import dev.ripcord.step.Look;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Turns what was seen of a daemon into the facts about one application of it. */
record AppFacts(Daemon daemon, String app) {

  Look of(Sighting sighting) {
    return switch (sighting) {
      case Sighting.Unseen(String why) -> new Look(Map.of(AppView.UNSEEN, why), why);
      case Sighting.Down down -> down(down);
      case Sighting.Up up -> up(up);
    };
  }

  private Look down(Sighting.Down seen) {
    var facts = new TreeMap<String, String>();
    facts.put("daemon", "down");
    facts.put("home", seen.home());
    facts.put("count", "0");
    saved(facts, seen.saved());
    var others = others(facts, seen.others());
    return new Look(
        facts, daemon.title() + " is not running (no daemon in " + seen.home() + ")" + others);
  }

  private Look up(Sighting.Up seen) {
    var facts = new TreeMap<String, String>();
    facts.put("daemon", "up");
    facts.put("home", seen.home());
    saved(facts, seen.saved());
    facts.put("list", listed(seen.apps()));
    facts.put("saved-list", listed(seen.saved().apps()));
    var ours = seen.apps().stream().filter(each -> each.name().equals(app)).toList();
    facts.put("count", String.valueOf(ours.size()));
    if (ours.isEmpty()) {
      var others = others(facts, seen.others());
      return new Look(facts, daemon.title() + " knows no application " + app + others);
    }
    add(facts, ours);
    return new Look(facts, said(new AppView(new Look(facts, ""))));
  }

  private void saved(Map<String, String> facts, Sighting.Saved saved) {
    facts.put("saved-at", saved.at());
    facts.put(
        "saved", String.valueOf(saved.apps().stream().anyMatch(each -> each.name().equals(app))));
  }

  private static String others(Map<String, String> facts, List<String> others) {
    if (others.isEmpty()) {
      return "";
    }
    facts.put("others", String.join(", ", others));
    return "; other pm2 daemons run in " + String.join(", ", others) + " (user: or home: name one)";
  }

  private static void add(Map<String, String> facts, List<App> ours) {
    facts.put("status", all(ours.stream().map(App::status)));
    facts.put("script", all(ours.stream().map(App::script)));
    facts.put("cwd", all(ours.stream().map(App::cwd)));
    facts.put("cluster", String.valueOf(ours.stream().allMatch(App::cluster)));
    facts.put("pids", all(ours.stream().map(each -> String.valueOf(each.pid()))));
    facts.put("path", ours.getFirst().path());
    facts.put("restarts", String.valueOf(ours.stream().mapToLong(App::restarts).sum()));
    facts.put("started", all(ours.stream().map(App::started)));
    facts.put("differs", all(ours.stream().flatMap(each -> each.differs().stream())));
    facts.put("hidden", all(ours.stream().flatMap(each -> each.hidden().stream())));
    if (ours.stream().allMatch(each -> each.age().isPresent())) {
      ours.stream()
          .flatMap(each -> each.age().stream())
          .min(Comparator.naturalOrder())
          .ifPresent(age -> facts.put(AppView.AGE, String.valueOf(age.toMillis())));
    }
  }

  private String said(AppView seen) {
    var text =
        new StringBuilder("pm2 application ").append(app).append(" is ").append(seen.status());
    if (seen.count() > 1) {
      text.append(", ").append(seen.count()).append(" processes");
    }
    if (seen.status().equals("online")) {
      text.append(", process ").append(seen.pids());
      seen.age().ifPresent(age -> text.append(" for ").append(AppView.length(age)));
    }
    return text.append(" (").append(seen.script()).append(")").toString();
  }

  private static String all(Stream<String> values) {
    return values.distinct().sorted().collect(Collectors.joining(", "));
  }

  /** What a list must hold to bring the same back; secrets are no part of it. */
  private static String listed(List<App> apps) {
    return apps.stream()
        .filter(each -> !each.module())
        .map(App::saved)
        .sorted()
        .collect(Collectors.joining("; "));
  }
}
