package dev.ripcord.target.systemd;

import dev.ripcord.catalog.Field;
import dev.ripcord.catalog.Node;
import dev.ripcord.catalog.Nodes;
import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import dev.ripcord.check.Check;
import dev.ripcord.check.Finding;
import dev.ripcord.check.Mark;
import dev.ripcord.check.Sight;
import dev.ripcord.probe.Origin;
import dev.ripcord.script.Piece;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What is asked about a unit: that it runs or not, is installed or not, starts at boot or not. */
record UnitCheck(
    String unit, Optional<State> state, Optional<Boolean> installed, Optional<Boolean> enabled)
    implements Check {
  static final String KIND = "unit";
  private static final Duration SETTLE = Duration.ofSeconds(1);

  /** Whether it is to run. */
  enum State {
    ACTIVE,
    INACTIVE
  }

  static Shape<UnitCheck> shape() {
    var name = Field.required("name", UnitName.SHAPE, "the unit");
    var state = Field.optional("state", Shapes.word(State.class), "active (runs) or inactive");
    var installed = Field.optional("installed", Shapes.bool(), "whether there is such a unit");
    var enabled = Field.optional("enabled", Shapes.bool(), "whether it starts at boot");
    var full =
        Shapes.object(
            "Asks systemd about a unit.",
            values ->
                of(values.get(name), values.get(state), values.get(installed), values.get(enabled)),
            name,
            state,
            installed,
            enabled);
    return Shapes.either(UnitName.SHAPE.map(UnitCheck::active), full);
  }

  /** The text of a check that a unit runs. */
  static Node config(String unit) {
    return Nodes.of(Map.of("name", unit, "state", "active"));
  }

  static UnitCheck active(String unit) {
    return of(unit, Optional.of(State.ACTIVE), Optional.empty(), Optional.empty());
  }

  private static UnitCheck of(
      String unit, Optional<State> state, Optional<Boolean> installed, Optional<Boolean> enabled) {
    var nothing = state.isEmpty() && installed.isEmpty() && enabled.isEmpty();
    return new UnitCheck(unit, nothing ? Optional.of(State.ACTIVE) : state, installed, enabled);
  }

  @Override
  public String title() {
    var wanted = new ArrayList<String>();
    installed.ifPresent(each -> wanted.add(each ? "installed" : "not installed"));
    state.ifPresent(each -> wanted.add(each == State.ACTIVE ? "active" : "inactive"));
    enabled.ifPresent(each -> wanted.add(each ? "enabled" : "not enabled"));
    return "unit " + unit + " is " + String.join(", ", wanted);
  }

  @Override
  public Optional<Piece> plain() {
    return Optional.of(
        Piece.of(SystemdDriver.PLAIN)
            .call(
                "unit_check",
                unit,
                state.map(each -> each.name().toLowerCase(Locale.ROOT)).orElse(""),
                installed.map(UnitCheck::word).orElse(""),
                enabled.map(UnitCheck::word).orElse("")));
  }

  private static String word(boolean wanted) {
    return wanted ? "yes" : "no";
  }

  @Override
  public Finding look(Sight sight) {
    return judge(UnitLook.at(sight.host(), unit));
  }

  Finding judge(Unit now) {
    if (now.unreachable().isPresent()) {
      return Finding.unknown(now.look().said()).from(Origin.PATH);
    }
    return answer(now).measured(numbers(now)).marked(starts(now));
  }

  private static Map<String, Double> numbers(Unit now) {
    var numbers = new TreeMap<String, Double>();
    now.memory().ifPresent(each -> numbers.put("memory-bytes", each));
    if (now.loaded()) {
      numbers.put("restarts", (double) now.restarts());
    }
    return numbers;
  }

  /** One for the last start; those between two looks can only be counted, by the restarts. */
  private List<Mark> starts(Unit now) {
    return now.started().map(each -> List.of(new Mark("start " + unit, each))).orElse(List.of());
  }

  private Finding answer(Unit now) {
    var there = now.loaded() || now.load().equals("masked");
    if (installed.filter(each -> each != there).isPresent()) {
      return bad(now, there ? "it is installed" : "it is not installed");
    }
    var starts = now.file().startsWith("enabled");
    if (enabled.filter(each -> each != starts).isPresent()) {
      return bad(now, "it is " + (now.file().isEmpty() ? "not enabled" : now.file()));
    }
    return state.map(each -> judge(each, now)).orElseGet(() -> good(now));
  }

  private Finding judge(State wanted, Unit now) {
    if (!now.loaded() && installed.isEmpty()) {
      return bad(now, "there is no such unit to look at");
    }
    return switch (wanted) {
      case INACTIVE ->
          now.active().equals("inactive") || now.failed()
              ? good(now)
              : bad(now, "it is not stopped");
      case ACTIVE -> active(now);
    };
  }

  private Finding active(Unit now) {
    if (!now.runs()) {
      return bad(now, now.awaitsRestart() ? "it is in a crash loop" : "it is not active");
    }
    var young = now.lives() && now.age().filter(age -> age.compareTo(SETTLE) < 0).isPresent();
    if (!young) {
      return good(now);
    }
    return now.restarts() > 0
        ? bad(now, "systemd had to start it again just now")
        : Finding.unknown(now.look().said() + "; too young to tell").with(now.look().facts());
  }

  private static Finding good(Unit now) {
    return Finding.good(now.look().said()).with(now.look().facts());
  }

  private static Finding bad(Unit now, String why) {
    return Finding.bad(why + ": " + now.look().said()).with(now.look().facts()).from(Origin.ANSWER);
  }
}
