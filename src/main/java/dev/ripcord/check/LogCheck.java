package dev.ripcord.check;

import dev.ripcord.catalog.Field;
import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import dev.ripcord.script.Part;
import dev.ripcord.script.Piece;
import dev.ripcord.script.Shell;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether a log has, or has not, certain lines among those written since the run began. */
record LogCheck(LogSource source, LogRule rule, Optional<String> as) implements Check {

  static Shape<Check> shape() {
    var patterns = Shapes.list(Shapes.text().map(Expected::pattern));
    var file = Field.optional("file", Shapes.text(), "a log file");
    var unit = Field.optional("unit", Shapes.text(), "a systemd unit, whose journal is read");
    var contains =
        Field.or(
            "contains", patterns, List.<Pattern>of(), "regular expressions that must be found");
    var containsNot =
        Field.or(
            "not-contains",
            patterns,
            List.<Pattern>of(),
            "regular expressions that must not be found");
    return Shapes.object(
        "Whether a log has, or has not, certain lines since the run began.",
        values -> {
          var rule = new LogRule(values.get(contains), values.get(containsNot));
          if (rule.contains().isEmpty() && rule.containsNot().isEmpty()) {
            throw new IllegalArgumentException("say 'contains', 'not-contains' or both");
          }
          return new LogCheck(
              source(values.get(file), values.get(unit)), rule, values.get(Invocation.AS));
        },
        file,
        unit,
        contains,
        containsNot,
        Invocation.AS);
  }

  private static LogSource source(Optional<String> file, Optional<String> unit) {
    if (file.isPresent() == unit.isPresent()) {
      throw new IllegalArgumentException("say either 'file' or 'unit'");
    }
    return file.isPresent() ? new FileLog(file.get()) : new JournalLog(unit.orElseThrow());
  }

  @Override
  public String title() {
    return source.title() + " " + rule.title();
  }

  @Override
  public Optional<Piece> plain() {
    var user = Shell.user(as);
    var piece = Piece.of(Part.VALUES, PortCheck.PLAIN);
    piece =
        switch (source) {
          case JournalLog(String unit) -> piece.call("log_of", unit, user);
          case FileLog(String file) ->
              piece.first("log_mark", file, user).call("log_file", file, user);
        };
    for (var each : rule.containsNot()) {
      piece = piece.call("log_has_not", each.pattern());
    }
    for (var each : rule.contains()) {
      piece = piece.call("log_has", each.pattern());
    }
    return Optional.of(piece);
  }

  @Override
  public Finding look(Sight sight) {
    return switch (source.read(sight, as)) {
      case LogSource.Answer.Read(LogLines log) -> rule.judge(log);
      case LogSource.Answer.Not(Finding finding) -> finding;
    };
  }
}
