package dev.ripcord.target.compose;

import dev.ripcord.host.Command;
import dev.ripcord.host.CommandResult;
import dev.ripcord.host.ScriptedHost;
import dev.ripcord.step.Look;
import dev.ripcord.target.Acting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What Docker 20.10 with Compose 1.29.2 and 2.26.1 printed, with values changed for a test: a
 * container for each map of such values, and images.
 */
final class Recorded {
  static final String V1 = "sha256:" + "17b787e2".repeat(8);
  static final String V2 = "sha256:" + "c859be71".repeat(8);
  static final String V3 = "sha256:" + "86044993".repeat(8);
  static final String NOW = "2026-11-22T07:30:00.000000000Z";
  static final String STACK = "directory: /srv/shop, service: app";
  static final String CONFIG =
      """
      name: shop
      services:
        app:
          environment:
            TOKEN: hunter2
          image: registry.test/shop:latest
          restart: always
        helper:
          image: registry.test/helper:v1
      """;

  final ScriptedHost host = new ScriptedHost();
  private final List<String> containers = new ArrayList<>();
  private final List<String> images = new ArrayList<>();
  private final Map<String, String> names = new TreeMap<>();

  Recorded() {
    host.answer("date", NOW + "\n");
    host.answer("readlink", "/srv/shop");
    host.answer("docker ps", _ -> ok("id\n".repeat(containers.size())));
    host.answer("docker inspect", _ -> ok(String.join("\n", containers)));
    host.answer("docker image ls", _ -> ok("id\n".repeat(images.size())));
    host.answer("docker image inspect", this::image);
    host.answer("docker compose version", "2.26.1\n");
    host.answer("docker compose config", CONFIG);
    for (var each : List.of("up", "stop", "restart")) {
      host.answer("docker compose " + each, "");
    }
    for (var each : List.of("stop", "restart", "update")) {
      host.answer("docker " + each, "");
    }
    host.answer("docker tag", this::tag);
  }

  private static CommandResult ok(String printed) {
    return ScriptedHost.exited(0, printed, "");
  }

  private CommandResult image(Command command) {
    var name = command.argv().getLast();
    if (name.equals("id")) {
      return ok(String.join("\n", images));
    }
    var id = name.startsWith("sha256:") ? known(name) : Optional.ofNullable(names.get(name));
    return id.map(Recorded::ok)
        .orElseGet(() -> ScriptedHost.exited(1, "\n", "Error: No such image: " + name));
  }

  private Optional<String> known(String id) {
    return Optional.of(id).filter(_ -> images.stream().anyMatch(each -> each.startsWith(id)));
  }

  private CommandResult tag(Command command) {
    names.put(command.argv().getLast(), command.argv().get(2));
    return ok("");
  }

  /** An image, and the names that stand for it. */
  Recorded image(String id, String made, String digest, String... tags) {
    images.add(String.join("\t", id, made, String.join(" ", tags), digest, "", "", ""));
    for (var each : tags) {
      names.put(each, id);
    }
    return this;
  }

  /** A container of the service that runs for a long time, but for these values. */
  Recorded container(String... changes) {
    containers.add(line(changes));
    return this;
  }

  Recorded nothing() {
    containers.clear();
    return this;
  }

  /** A line of docker inspect; values such as {@code status=exited}. */
  static String line(String... changes) {
    var values = new java.util.LinkedHashMap<String, String>();
    for (var each :
        List.of(
            "id=98422db8020fa5a9a8e6",
            "image=" + V2,
            "name=registry.test/shop:latest",
            "status=running",
            "exit=0",
            "oom=false",
            "started=2026-11-22T07:20:00.123456789Z",
            "health=",
            "restarts=0",
            "policy=always",
            "project=shop",
            "service=app",
            "oneoff=False",
            "folder=/srv/shop",
            "files=/srv/shop/docker-compose.yml",
            "fault=\"\"",
            "title=/shop-app-1")) {
      put(values, each);
    }
    for (var each : changes) {
      put(values, each);
    }
    return String.join("\t", values.values());
  }

  private static void put(Map<String, String> values, String each) {
    values.put(each.substring(0, each.indexOf('=')), each.substring(each.indexOf('=') + 1));
  }

  Acting acting() {
    return new Acting(new ComposeDriver(), host, Map.of());
  }

  /** What a look at the stack sees. */
  View seen() {
    return new View(StackLook.at(host, stack()));
  }

  static Stack stack(String... files) {
    return new Stack(
        Path.of("/srv/shop"),
        List.of(files),
        Optional.empty(),
        List.of("app"),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        false);
  }

  static View view(String... changes) {
    return new Recorded().container(changes).seen();
  }

  static Look none() {
    return new Recorded().seen().look();
  }
}
