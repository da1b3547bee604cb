package dev.ripcord.target.systemd;

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

/** The table of a systemd step: one verb with a unit, and options. */
final class SystemdStepShape {
  static final Field<String> AS =
      Field.or("as", Shapes.text(), "root", "the user that systemctl runs as; root means sudo -n");
  static final Field<Duration> SETTLE =
      Field.or(
          "settle",
          Shapes.duration(),
          Duration.ofSeconds(1),
          "how long a process must live to count as started");
  private static final Field<Optional<Duration>> KILL_AFTER =
      Field.optional(
          "kill-after",
          Shapes.duration(),
          "for stop: how long to wait before its processes are killed;"
              + " systemd itself waits for TimeoutStopSec, mostly 90 s");
  private static final Map<UnitVerb, Field<Optional<String>>> VERBS = verbs();

  private SystemdStepShape() {}

  static Shape<SystemdStep> shape() {
    var fields = new ArrayList<Field<?>>(VERBS.values());
    fields.addAll(List.of(AS, SETTLE, KILL_AFTER));
    return Shapes.object(
        "Asks systemd for one thing: { stop: antmedia }.",
        SystemdStepShape::step,
        fields.toArray(Field<?>[]::new));
  }

  private static SystemdStep step(Values values) {
    var said = VERBS.keySet().stream().filter(each -> unit(values, each).isPresent()).toList();
    if (said.size() != 1) {
      throw new IllegalArgumentException(
          "a systemd step has exactly one of start, stop, restart, reload, enable, disable,"
              + " daemon-reload");
    }
    var verb = said.getFirst();
    var killAfter = values.get(KILL_AFTER);
    if (killAfter.isPresent() && verb != UnitVerb.STOP) {
      throw new IllegalArgumentException("'kill-after' belongs to stop, not to " + verb.word());
    }
    return new SystemdStep(
        verb, unit(values, verb).orElseThrow(), values.get(AS), values.get(SETTLE), killAfter);
  }

  private static Optional<String> unit(Values values, UnitVerb verb) {
    return Optional.ofNullable(VERBS.get(verb)).flatMap(values::get);
  }

  private static Map<UnitVerb, Field<Optional<String>>> verbs() {
    var verbs = new EnumMap<UnitVerb, Field<Optional<String>>>(UnitVerb.class);
    for (var each : UnitVerb.values()) {
      verbs.put(each, Field.optional(each.word(), UnitName.SHAPE, purpose(each)));
    }
    return verbs;
  }

  private static String purpose(UnitVerb verb) {
    return verb == UnitVerb.DAEMON_RELOAD
        ? "the unit whose file was changed: systemd reads all files anew, and must have this one"
        : "the unit to " + verb.word();
  }
}
