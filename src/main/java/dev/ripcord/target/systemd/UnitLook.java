package dev.ripcord.target.systemd;

import dev.ripcord.host.Command;
import dev.ripcord.host.CommandResult;
import dev.ripcord.host.Host;
import dev.ripcord.step.Look;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * Sees a unit by the properties that systemd shows, never by the exit status of {@code systemctl
 * status} or {@code is-active}, which is not 0 for a unit that was stopped as it should be.
 */
final class UnitLook {
  private static final Map<String, String> FACTS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("LoadState", "load"),
              Map.entry("ActiveState", "active"),
              Map.entry("SubState", "sub"),
              Map.entry("Result", "result"),
              Map.entry("ReloadResult", "reload-result"),
              Map.entry("Type", "type"),
              Map.entry("MainPID", "pid"),
              Map.entry("NRestarts", "restarts"),
              Map.entry("UnitFileState", "unit-file"),
              Map.entry("InvocationID", "invocation"),
              Map.entry("FragmentPath", "fragment"),
              Map.entry("NeedDaemonReload", "need-daemon-reload"),
              Map.entry("CanReload", "can-reload"),
              Map.entry("ExecMainStatus", "exit-status"),
              Map.entry("ExecMainStartTimestampMonotonic", "started-us"),
              Map.entry("ExecMainStartTimestamp", Unit.STARTED),
              Map.entry("MemoryCurrent", Unit.MEMORY),
              Map.entry("StateChangeTimestampMonotonic", "changed-us"),
              Map.entry("TimeoutStopUSec", "stop-timeout"),
              Map.entry("TriggeredBy", "triggered-by")));
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private UnitLook() {}

  static Unit at(Host host, String unit) {
    var properties = String.join(",", FACTS.keySet());
    var answer =
        host.look(
            Command.of("systemctl", "show", "-p", properties, "--", unit)
                .with(Map.of("TZ", "UTC"))
                .within(LIMIT));
    if (!answer.ok()) {
      return unreachable(unit, answer);
    }
    var facts = facts(answer.stdout());
    ProcessAge.of(host, facts.getOrDefault("pid", "0"), facts.getOrDefault("started-us", "0"))
        .ifPresent(age -> facts.put(Unit.AGE, String.valueOf(age.toMillis())));
    return new Unit(new Look(facts, said(unit, new Unit(new Look(facts, "")))));
  }

  private static Unit unreachable(String unit, CommandResult answer) {
    var why = "systemd cannot be asked about " + unit + " (" + answer.said() + ")";
    return new Unit(new Look(Map.of(Unit.UNREACHABLE, why), why));
  }

  /** What {@code systemctl show} printed, under our names; what is empty is left out. */
  static Map<String, String> facts(String shown) {
    var facts = new TreeMap<String, String>();
    shown
        .lines()
        .filter(line -> line.indexOf('=') > 0 && !line.endsWith("="))
        .forEach(line -> {
          var name = FACTS.get(line.substring(0, line.indexOf('=')));
          if (name != null) {
            facts.put(name, line.substring(line.indexOf('=') + 1));
          }
        });
    return facts;
  }

  private static String said(String name, Unit unit) {
    if (!unit.loaded()) {
      return "unit " + name + " is " + unit.load();
    }
    var text = new StringBuilder("unit ").append(name).append(" is ").append(unit.active());
    text.append(" (").append(unit.sub()).append(")");
    if (unit.lives()) {
      text.append(", process ").append(unit.pid());
      unit.age().ifPresent(age -> text.append(" for ").append(Lengths.of(age)));
    }
    if (unit.failed()) {
      text.append(": ").append(unit.ended());
    }
    if (unit.restarts() > 0) {
      text.append(", automatic restarts: ").append(unit.restarts());
    }
    return text.toString();
  }
}
