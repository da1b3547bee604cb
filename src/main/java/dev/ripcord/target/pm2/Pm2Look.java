package dev.ripcord.target.pm2;

import dev.ripcord.catalog.Node;
import dev.ripcord.check.Sight;
import dev.ripcord.host.CommandResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sees what a pm2 daemon runs, without starting one and without its environments: by a script of
 * our own, and by {@code pm2 jlist} where a daemon does not understand that.
 *
 * @param env what the process's environment should hold; values may be references to secrets
 * @param envFile the file whose keys the process's environment should not override
 */
record Pm2Look(Daemon daemon, String app, Map<String, String> env, Optional<String> envFile) {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  Pm2Look(Daemon daemon, String app) {
    this(daemon, app, Map.of(), Optional.empty());
  }

  Sighting at(Sight sight) {
    var wanted = new LinkedHashMap<String, String>();
    try {
      env.forEach(
          (key, value) -> wanted.put("RIPCORD_WANT_" + key, sight.secrets().resolve(value)));
    } catch (IllegalStateException e) {
      return new Sighting.Unseen(String.valueOf(e.getMessage()));
    }
    var arguments = new ArrayList<>(List.of(app, envFile.orElse("")));
    arguments.addAll(env.keySet());
    var command = daemon.script(sight.host(), LookScript.TEXT, arguments, wanted).within(LIMIT);
    var answer = sight.host().look(command);
    return Json.lastLine(answer.stdout(), "{")
        .map(told -> understood(sight, told))
        .orElseGet(() -> unseen(answer));
  }

  private Sighting unseen(CommandResult answer) {
    return new Sighting.Unseen(
        daemon.title()
            + " cannot be looked at with node ("
            + answer.said()
            + "); bin: and node: say where they are");
  }

  private Sighting understood(Sight sight, Node told) {
    var home = Json.text(told, "home");
    var saved = new Sighting.Saved(apps(Json.items(told, "dump")), Json.text(told, "dump_at"));
    var others = Json.texts(told, "others");
    return switch (Json.text(told, "daemon")) {
      case "up" -> new Sighting.Up(home, apps(Json.items(told, "apps")), saved, others);
      case "down" -> new Sighting.Down(home, saved, others);
      case "strange" -> listed(sight, home, saved, others);
      default ->
          new Sighting.Unseen(
              "the pm2 daemon in " + home + " gives no answer (" + Json.text(told, "why") + ")");
    };
  }

  private Sighting listed(Sight sight, String home, Sighting.Saved saved, List<String> others) {
    var answer = sight.host().look(daemon.pm2(sight.host(), "jlist").within(LIMIT));
    return Json.lastLine(answer.stdout(), "[")
        .<Sighting>map(list -> new Sighting.Up(home, aged(list, sight), saved, others))
        .orElseGet(
            () -> new Sighting.Unseen("pm2 jlist in " + home + " gave no list: " + answer.said()));
  }

  /** Here only the wall clock can tell an age. */
  private static List<App> aged(Node list, Sight sight) {
    var now = sight.clock().now().toEpochMilli();
    return Json.items(list, "").stream()
        .map(each ->
            App.of(each)
                .aged(now - Json.number(Json.at(each, "pm2_env").orElse(each), "pm_uptime")))
        .toList();
  }

  private static List<App> apps(List<Node> told) {
    return told.stream().map(App::of).toList();
  }
}
