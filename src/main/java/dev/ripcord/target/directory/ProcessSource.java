package dev.ripcord.target.directory;

import dev.ripcord.catalog.Field;
import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import dev.ripcord.check.Sight;
import dev.ripcord.host.Command;
import dev.ripcord.host.CommandResult;
import dev.ripcord.host.HostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the process of a service is found: by its unit, or by a file with its process id. */
record ProcessSource(Optional<String> unit, Optional<Path> pidFile) {
  private static final String MAIN = "MainPID=";

  ProcessSource {
    if (unit.isPresent() == pidFile.isPresent()) {
      throw new IllegalArgumentException("say 'unit' or 'pid-file': how the process is found");
    }
  }

  static Shape<ProcessSource> shape() {
    var unit =
        Field.optional(
            "unit", Shapes.text("a unit's name", "[A-Za-z0-9:_.@$\\\\{}-]+"), "the unit it is of");
    var pidFile = Field.optional("pid-file", Shapes.path(), "the file that has its process id");
    return Shapes.object(
        "How the service's process is found.",
        values -> new ProcessSource(values.get(unit), values.get(pidFile)),
        unit,
        pidFile);
  }

  Map<String, Object> config() {
    return unit.<Map<String, Object>>map(each -> Map.of("unit", each))
        .orElseGet(() -> Map.of("pid-file", pidFile.orElseThrow().toString()));
  }

  String said() {
    return unit.map(each -> "unit " + each).orElseGet(() -> pidFile.orElseThrow().toString());
  }

  /** Its id, when it may run. */
  Optional<Long> pid(Sight sight, Optional<String> as) {
    var argv =
        unit.map(each -> List.of("systemctl", "show", each, "--property=MainPID"))
            .orElseGet(() -> List.of("cat", "--", pidFile.orElseThrow().toString()));
    return switch (sight.host().look(Command.of(argv).as(as))) {
      case CommandResult.Exited(_, var output) ->
          Optional.of(output.stdout().replace(MAIN, "").strip())
              .filter(each -> each.matches("[1-9]\\d{0,9}"))
              .map(Long::valueOf);
      case CommandResult other ->
          throw new HostException(
              sight.host().name() + ": cannot see the process of " + said() + ": " + other.said());
    };
  }

  /** Its log, where a unit has one. */
  Optional<List<String>> log(int lines, boolean follow) {
    return unit.map(each -> {
      var argv =
          new ArrayList<>(
              List.of("journalctl", "-u", each, "-n", String.valueOf(lines), "--no-pager"));
      if (follow) {
        argv.add("-f");
      }
      return argv;
    });
  }
}
