package dev.ripcord.target.pm2;

import dev.ripcord.catalog.Field;
import dev.ripcord.catalog.Shapes;
import dev.ripcord.catalog.Values;
import dev.ripcord.step.Judgement;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an application is to be: a name alone is no identity, as two scripts may have one.
 *
 * @param script the program it runs; empty means whatever pm2 knows under the name
 * @param cwd the folder it runs in; empty means the script's
 * @param env what its environment must hold; values may be references to secrets
 * @param envFile the file that it reads itself, and that its environment must not override
 */
record Wanted(
    Optional<String> script,
    Optional<String> cwd,
    Map<String, String> env,
    Optional<String> envFile) {
  static final Field<Optional<String>> SCRIPT =
      Field.optional(
          "script",
          path("the whole path of a script, such as /opt/mediasoup/server.js"),
          "the program; pm2 then runs this one under the name and no other");
  static final Field<Optional<String>> CWD =
      Field.optional(
          "cwd",
          path("the whole path of a folder"),
          "the folder it runs in; the script's own when it is started anew");
  static final Field<Map<String, String>> ENV =
      Field.or(
          "env",
          Shapes.map(
              Shapes.text("the name of a variable", "[A-Za-z_][A-Za-z0-9_]*"), Shapes.text()),
          Map.<String, String>of(),
          "variables that its environment must hold, handed over by --update-env");
  static final Field<Optional<String>> ENV_FILE =
      Field.optional(
          "env-file",
          path("the whole path of a file"),
          "the .env that it reads itself: what pm2 keeps of an older environment must not hide it");
  static final List<Field<?>> FIELDS = List.of(SCRIPT, CWD, ENV, ENV_FILE);

  Wanted {
    env = new LinkedHashMap<>(env);
  }

  private static dev.ripcord.catalog.Shape<String> path(String what) {
    return Shapes.text(what, "(?:/|\\$\\{(?:release|current)\\.).*");
  }

  static Wanted of(Values values) {
    return new Wanted(values.get(SCRIPT), values.get(CWD), values.get(ENV), values.get(ENV_FILE));
  }

  boolean nothing() {
    return script.isEmpty() && cwd.isEmpty() && env.isEmpty() && envFile.isEmpty();
  }

  /** The folder to start the script in. */
  String folder(String program) {
    return cwd.orElseGet(
        () -> Optional.ofNullable(Path.of(program).getParent()).map(Path::toString).orElse("/"));
  }

  /** What is another than it should be, when it is. */
  Optional<String> other(AppView now) {
    return script
        .filter(each -> !each.equals(now.script()))
        .map(each -> "it is " + now.script() + " that runs under this name, not " + each)
        .or(() ->
            cwd.filter(each -> !each.equals(now.cwd()))
                .map(each -> "it runs in " + now.cwd() + ", not in " + each));
  }

  /** Whether a running process has the environment that it should; the values are never said. */
  Judgement environment(AppView now, boolean acted) {
    var differs = now.text("differs");
    var hidden = now.text("hidden");
    if (differs.isEmpty() && hidden.isEmpty()) {
      return new Judgement.Done(now.look().said());
    }
    var said =
        differs.isEmpty()
            ? "its environment, which pm2 keeps, overrides "
                + hidden
                + " of "
                + envFile.orElse("the file")
                + "; name them under env:, or delete the application and start it anew"
            : "its environment does not have the wanted " + differs;
    return acted
        ? new Judgement.Failed(now.look().said() + ", but " + said)
        : new Judgement.NotYet(now.look().said() + ", but " + said);
  }

  /** The same as the catalog says it. */
  Map<String, Object> config() {
    var keys = new LinkedHashMap<String, Object>();
    script.ifPresent(each -> keys.put("script", each));
    cwd.ifPresent(each -> keys.put("cwd", each));
    if (!env.isEmpty()) {
      keys.put("env", env);
    }
    envFile.ifPresent(each -> keys.put("env-file", each));
    return keys;
  }
}
