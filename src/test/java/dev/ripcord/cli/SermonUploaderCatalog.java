package dev.ripcord.cli;

import dev.ripcord.clock.Durations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.json.JsonMapper;

/**
 * The catalog of the example {@code sermon-uploader} with several services made of its one, each
 * with some of its rules. Lengths of time are the runbook's own with {@code -Dripcord.long=true},
 * and else divided.
 */
final class SermonUploaderCatalog {
  static final boolean LONG = Boolean.getBoolean("ripcord.long");
  static final int FASTER = LONG ? 1 : 20;
  private static final String HOME = "/opt/sermon-uploader";
  private static final String LOG = "/var/log/sermon-uploader";
  private static final Duration LEAST = Duration.ofSeconds(1);
  private static final Set<String> PACES = Set.of("every", "retry", "grace", "announce", "settle");
  private static final Pattern TIME = Pattern.compile("(?<=(?:for|in) )\\d+[smh]");
  private static final Pattern PROBE = Pattern.compile("[a-z][a-z0-9-]*");

  private final Map<String, Object> example;
  private final Map<String, Object> services = new LinkedHashMap<>();
  private final Map<String, Object> notify = new LinkedHashMap<>();

  /**
   * Where a service of the example is.
   *
   * @param home the folder of its compose file
   * @param port of its API, and of the MinIO that comes with it
   * @param prometheus the port of the one that asks it
   * @param disk the path that stands for its disk
   * @param docker the address of its Docker, where that is not the usual one
   */
  record Spot(
      String name, Path home, int port, int prometheus, String disk, Optional<String> docker) {}

  SermonUploaderCatalog() throws IOException {
    var text = Files.readString(Path.of("examples/sermon-uploader/ripcord.yaml"));
    example = map(new Load(LoadSettings.builder().build()).loadFromString(text));
    notify.putAll(map(example.get("notify")));
  }

  static Duration faster(Duration length) {
    return length.dividedBy(FASTER);
  }

  /** When the digest is due. */
  void digest(String at) {
    notify.put("digest", Map.of("at", at, "zone", "UTC", "to", "discord"));
  }

  /** The service of the example with these rules, and what they look at. */
  Map<String, Object> service(Spot spot, String... rules) {
    var service = copied(spot);
    var kept = new LinkedHashMap<>(map(service.get("rules")));
    kept.keySet().retainAll(Set.of(rules));
    service.put("rules", kept);
    var probes = new LinkedHashMap<>(map(service.get("probes")));
    var app = map(probes.get("app"));
    probes.keySet().retainAll(looked(kept));
    service.put("probes", probes);
    map(service.get("verify"))
        .put(
            "checks",
            List.of("api", Map.of("name", "it runs", "container", map(app.get("container")))));
    var standard = map(map(service.get("procedures")).get("standard"));
    standard.put("steps", List.of(Map.of("rollback", "release")));
    service.put("procedures", Map.of("standard", standard));
    List.of("symptoms", "decide", "severities", "prerequisites", "downtime", "contacts", "backup")
        .forEach(service::remove);
    return service;
  }

  /**
   * All of it, but for what is asked of a machine that tests share. A deployment takes its seconds
   * also where everything else is faster, so what it interrupts has its own time.
   */
  Map<String, Object> whole(Spot spot) {
    var service = copied(spot);
    map(map(service.get("rules")).get("unavailable")).put("when", "unavailable(api) for 1m");
    map(map(service.get("rules")).get("not-running")).put("min-bad", 60);
    map(service.get("rules")).keySet().removeAll(Set.of("memory", "cpu", "disk"));
    map(service.get("probes")).remove("host");
    return service;
  }

  private Map<String, Object> copied(Spot spot) {
    var only = map(map(example.get("services")).get("sermon-uploader"));
    var service = map(copy("", only, spot));
    service.remove("log");
    map(service.get("verify")).put("watch", LONG ? "2m" : "3s");
    Optional.ofNullable(map(service.get("probes")).get("host"))
        .ifPresent(each -> map(each).put("every", LONG ? "10s" : "2s"));
    services.put(spot.name(), service);
    return service;
  }

  private static Set<String> looked(Map<String, Object> rules) {
    var words = new TreeSet<>(List.of("api"));
    for (var each : rules.values()) {
      PROBE
          .matcher(String.valueOf(map(each).get("when")))
          .results()
          .forEach(w -> words.add(w.group()));
    }
    if (words.contains("memory") || words.contains("cpu") || words.contains("disk")) {
      words.add("host");
    }
    return words;
  }

  private static Object copy(String key, Object node, Spot spot) {
    return switch (node) {
      case Map<?, ?> all -> {
        var copy = new LinkedHashMap<String, Object>();
        all.forEach((name, each) -> copy.put(name.toString(), copy(name.toString(), each, spot)));
        spot.docker()
            .filter(_ -> Set.of("compose", "container").contains(key))
            .ifPresent(each -> copy.put("docker-host", each));
        yield copy;
      }
      case List<?> all -> {
        var copy = new ArrayList<Object>();
        all.forEach(each -> copy.add(copy(key, each, spot)));
        yield copy;
      }
      case String text -> text(key, text, spot);
      default -> node;
    };
  }

  private static Object text(String key, String text, Spot spot) {
    if (PACES.contains(key)) {
      return atLeast(LEAST, faster(Durations.parse(text)));
    }
    if (key.equals("when") && !text.startsWith("/")) {
      var when = text.replace("disk(/)", "disk(" + spot.disk() + ")");
      return TIME.matcher(when).replaceAll(each -> faster(each.group()));
    }
    if (key.equals("docker") && spot.docker().isPresent()) {
      return Map.of("docker-host", spot.docker().get());
    }
    if (text.equals("sermon-uploader")) {
      return spot.name();
    }
    if (key.equals("disks")) {
      return spot.disk();
    }
    return text.replace(HOME, spot.home().toString())
        .replace(LOG, spot.home().resolve("log").toString())
        .replace("localhost:8000", "127.0.0.1:" + spot.port())
        .replace("localhost:9000", "127.0.0.1:" + spot.port())
        .replace("localhost:9090", "127.0.0.1:" + spot.prometheus())
        .replace("{job=\"sermon-uploader\"}", "{instance=\"127.0.0.1:" + spot.port() + "\"}");
  }

  private static String faster(String length) {
    return faster(Durations.parse(length)).toMillis() + "ms";
  }

  private static String atLeast(Duration least, Duration length) {
    return Math.max(least.toMillis(), length.toMillis()) + "ms";
  }

  /** One that is always well and costs next to nothing: alone, many ill ones are half the fleet. */
  void well(String name, Path folder, int port) {
    services.put(
        name,
        Map.of(
            "target",
            Map.of(
                "directory",
                Map.of(
                    "releases",
                    folder.resolve("releases").toString(),
                    "current",
                    folder.resolve("current").toString())),
            "probes",
            Map.of("port", Map.of("tcp", "127.0.0.1:" + port, "every", "10s")),
            "rules",
            Map.of("down", Map.of("when", "unavailable(port) for 1m", "action", "rollback")),
            "procedures",
            Map.of(
                "standard",
                Map.of("budget", "1m", "steps", List.of(Map.of("rollback", "release"))))));
  }

  /** As a file, which JSON is too. */
  String text() {
    return new JsonMapper()
        .writeValueAsString(
            Map.of("ripcord", 1, "journal", "journal.db", "notify", notify, "services", services));
  }

  @SuppressWarnings("unchecked") // keys of YAML as we write it are texts
  static Map<String, Object> map(@Nullable Object node) {
    return (Map<String, Object>) Objects.requireNonNull(node);
  }
}
