package dev.ripcord.target.compose;

import dev.ripcord.step.Look;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes one look of what was seen of the containers of a stack. */
record ContainersLook(Stack stack, List<String> wanted) {

  /** Pure; {@code wanted} are the services that have to have a container. */
  Look of(Containers seen) {
    if (seen.unseen().isPresent()) {
      var why = seen.unseen().get();
      return new Look(Map.of(View.UNSEEN, why), why);
    }
    var ours = working(seen.ours());
    var missing = missing(seen.ours());
    var facts = new TreeMap<String, String>();
    facts.put("containers", String.valueOf(ours.size()));
    facts.put("state", state(ours, missing));
    facts.put("restarts", String.valueOf(ours.stream().mapToInt(Container::restarts).sum()));
    put(facts, "health", health(ours));
    put(facts, "image", common(ours, Container::image));
    put(facts, "name", common(ours, Container::name));
    put(
        facts,
        "policy",
        ours.stream().anyMatch(each -> each.policy().equals("always"))
            ? "always"
            : common(ours, Container::policy));
    put(facts, "project", common(ours, Container::project));
    put(facts, "ids", joined(ours, Container::shortId));
    put(facts, "started", joined(ours, each -> each.started().map(Instant::toString).orElse("")));
    put(facts, "missing", String.join(",", missing));
    put(facts, "files", common(ours, each -> String.join(",", each.files())));
    put(facts, "other-file", common(seen.others(), each -> String.join(",", each.files())));
    ours.stream()
        .filter(each -> !each.running())
        .map(Container::fault)
        .filter(each -> !each.isEmpty())
        .findFirst()
        .ifPresent(each -> facts.put("fault", each));
    ours.stream().filter(Container::oom).findAny().ifPresent(_ -> facts.put("oom", "true"));
    ours.stream()
        .filter(each -> each.exit() != 0)
        .findFirst()
        .ifPresent(each -> facts.put("exit", String.valueOf(each.exit())));
    age(ours, seen.now()).ifPresent(each -> facts.put(View.AGE, String.valueOf(each.toMillis())));
    return new Look(facts, said(ours, facts));
  }

  /** Of a whole file, a container that did its work and is gone counts as done. */
  private List<Container> working(List<Container> all) {
    var ordered = all.stream().sorted(Comparator.comparing(Container::id)).toList();
    var left = ordered.stream().filter(each -> !each.finished()).toList();
    return stack.services().isEmpty() && !left.isEmpty() ? left : ordered;
  }

  private static String state(List<Container> ours, List<String> missing) {
    var states =
        ours.stream().map(Container::status).collect(Collectors.toCollection(TreeSet::new));
    if (ours.isEmpty()) {
      return "none";
    }
    for (var each : List.of("restarting", "paused")) {
      if (states.contains(each)) {
        return each;
      }
    }
    if (ours.stream().allMatch(Container::still)) {
      return "stopped";
    }
    return ours.stream().allMatch(Container::running) && missing.isEmpty() ? "running" : "partly";
  }

  private List<String> missing(List<Container> ours) {
    return wanted.stream()
        .filter(service -> ours.stream().noneMatch(each -> each.service().equals(service)))
        .toList();
  }

  private static String health(List<Container> ours) {
    return List.of("unhealthy", "starting", "healthy").stream()
        .filter(word -> ours.stream().anyMatch(each -> each.health().equals(word)))
        .findFirst()
        .orElse("");
  }

  private static String common(List<Container> all, Function<Container, String> part) {
    var values = all.stream().map(part).distinct().toList();
    return switch (values.size()) {
      case 0 -> "";
      case 1 -> values.getFirst();
      default -> View.SEVERAL;
    };
  }

  private static String joined(List<Container> ours, Function<Container, String> part) {
    return ours.stream().map(part).collect(Collectors.joining(","));
  }

  /** How long the youngest of them lives. */
  private static Optional<Duration> age(List<Container> ours, Optional<Instant> now) {
    return now.flatMap(at ->
        ours.stream()
            .filter(Container::running)
            .flatMap(each -> each.started().stream())
            .max(Comparator.naturalOrder())
            .map(youngest -> Duration.between(youngest, at)));
  }

  private static void put(Map<String, String> facts, String name, String value) {
    if (!value.isEmpty()) {
      facts.put(name, value);
    }
  }

  private String said(List<Container> ours, Map<String, String> facts) {
    if (ours.isEmpty()) {
      return "there is no container for "
          + stack.title()
          + (facts.containsKey("other-file")
              ? "; those of the project were made from " + facts.get("other-file")
              : "");
    }
    return ours.stream().map(ContainersLook::said).collect(Collectors.joining("; "))
        + (facts.containsKey("missing") ? "; no container for " + facts.get("missing") : "");
  }

  private static String said(Container each) {
    var text =
        new StringBuilder("container ").append(each.title()).append(" is ").append(each.status());
    if (!each.running() && each.started().isPresent()) {
      text.append(" (exit ").append(each.exit()).append(")");
    }
    if (!each.health().isEmpty() && each.running()) {
      text.append(", ").append(each.health());
    }
    if (!each.running() && !each.fault().isEmpty()) {
      text.append(": ").append(each.fault());
    }
    text.append(", image ")
        .append(Images.brief(each.image()))
        .append(" (")
        .append(each.name())
        .append(")");
    if (each.restarts() > 0) {
      text.append(", automatic restarts: ").append(each.restarts());
    }
    if (each.oom()) {
      text.append(", killed for want of memory");
    }
    return text.toString();
  }
}
