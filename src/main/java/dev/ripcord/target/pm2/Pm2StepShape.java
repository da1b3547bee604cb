package dev.ripcord.target.pm2;

import dev.ripcord.catalog.Field;
import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import dev.ripcord.catalog.Values;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The table of a pm2 step: one verb with an application, which daemon, and options. */
final class Pm2StepShape {
  private static final Field<Boolean> REPLACE =
      Field.or(
          "replace",
          Shapes.bool(),
          true,
          "false: another script under this name makes the step fail instead of giving way");
  private static final Field<Boolean> UPDATE_ENV =
      Field.or(
          "update-env",
          Shapes.bool(),
          false,
          "true: restart with --update-env also when env: names nothing");
  private static final Field<Duration> SETTLE =
      Field.or(
          "settle",
          Shapes.duration(),
          Duration.ofSeconds(1),
          "how long a process must live to count as started");
  private static final Map<Pm2Verb, Field<Optional<String>>> VERBS = verbs();

  private Pm2StepShape() {}

  static Shape<Pm2Step> shape() {
    var fields = new ArrayList<Field<?>>(VERBS.values());
    fields.addAll(Wanted.FIELDS);
    fields.addAll(List.of(REPLACE, UPDATE_ENV, SETTLE));
    fields.addAll(Keys.DAEMON);
    return Shapes.object(
        "Asks pm2 for one thing: { start: mediasoup, script: /opt/mediasoup/server.js }.",
        Pm2StepShape::step,
        fields.toArray(Field<?>[]::new));
  }

  private static Pm2Step step(Values values) {
    var said = VERBS.keySet().stream().filter(each -> app(values, each).isPresent()).toList();
    if (said.size() != 1) {
      throw new IllegalArgumentException(
          "a pm2 step has exactly one of start, restart, stop, delete, save");
    }
    var verb = said.getFirst();
    var wanted = Wanted.of(values);
    if (!wanted.nothing() && verb != Pm2Verb.START && verb != Pm2Verb.RESTART) {
      throw new IllegalArgumentException(
          "script, cwd, env and env-file belong to start and restart, not to " + verb.word());
    }
    return new Pm2Step(
        verb,
        app(values, verb).orElseThrow(),
        Keys.daemon(values),
        wanted,
        values.get(REPLACE),
        values.get(UPDATE_ENV),
        values.get(SETTLE));
  }

  private static Optional<String> app(Values values, Pm2Verb verb) {
    return Optional.ofNullable(VERBS.get(verb)).flatMap(values::get);
  }

  private static Map<Pm2Verb, Field<Optional<String>>> verbs() {
    var verbs = new EnumMap<Pm2Verb, Field<Optional<String>>>(Pm2Verb.class);
    for (var each : Pm2Verb.values()) {
      verbs.put(each, Field.optional(each.word(), Keys.APP, "the application to " + each.word()));
    }
    return verbs;
  }
}
