package dev.ripcord.check;

import dev.ripcord.catalog.Field;
import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import dev.ripcord.catalog.Values;
import dev.ripcord.host.CommandResult;
import dev.ripcord.host.CommandResult.Exited;
import dev.ripcord.script.Piece;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether a command that only looks ends and prints as it should. */
record CommandCheck(
    Invocation invocation,
    List<Integer> exit,
    List<String> contains,
    List<String> containsNot,
    Optional<Expected> value,
    Duration timeout)
    implements Check {
  private static final Field<List<Integer>> EXIT =
      Field.or(
          "exit",
          Shapes.list(Shapes.integer(0, 255)),
          List.of(0),
          "the right exit statuses; 0 when missing");
  private static final Field<List<String>> CONTAINS =
      Field.or(
          "stdout-contains", Shapes.list(Shapes.text()), List.<String>of(), "texts in its output");
  private static final Field<List<String>> CONTAINS_NOT =
      Field.or(
          "stdout-not-contains",
          Shapes.list(Shapes.text()),
          List.<String>of(),
          "texts that must not be in its output");
  private static final Field<Optional<Expected>> VALUE =
      Field.optional(
          "stdout",
          Shapes.text().map(Expected::parse),
          "all of its output, without space around it: text, ~regex, !other, <9, >=1");
  private static final Field<Duration> TIMEOUT =
      Field.or("timeout", Shapes.duration(), Duration.ofSeconds(10), "how long it may take");

  static Shape<Check> shape() {
    return Shapes.object(
        "Whether a command that changes nothing ends and prints as it should.",
        CommandCheck::of,
        Invocation.RUN,
        Invocation.SHELL,
        EXIT,
        CONTAINS,
        CONTAINS_NOT,
        VALUE,
        TIMEOUT,
        Invocation.DIRECTORY,
        Invocation.AS,
        Invocation.ENVIRONMENT);
  }

  private static Check of(Values values) {
    return new CommandCheck(
        Invocation.from(values),
        values.get(EXIT),
        values.get(CONTAINS),
        values.get(CONTAINS_NOT),
        values.get(VALUE),
        values.get(TIMEOUT));
  }

  @Override
  public String title() {
    return "'" + invocation.title() + "' ends well";
  }

  @Override
  public Finding look(Sight sight) {
    return invocation.look(sight, timeout, this::judge);
  }

  @Override
  public Optional<Piece> plain() {
    var statuses = exit.stream().map(String::valueOf).toList();
    var piece = invocation.plain(timeout).call("ended_with", statuses);
    for (var each : containsNot) {
      piece = piece.call("printed_not", each);
    }
    for (var each : contains) {
      piece = piece.call("printed", each);
    }
    for (var each : value.stream().toList()) {
      piece = piece.call("printed_value", each.sign(), each.operand());
    }
    return Optional.of(piece.line("said=$ended"));
  }

  private Finding judge(CommandResult result) {
    if (!(result instanceof Exited(int status, var output))) {
      return Asked.withoutAnswer(result).orElseThrow();
    }
    var evidence = new LinkedHashMap<String, String>();
    evidence.put("exit", String.valueOf(status));
    if (!exit.contains(status)) {
      return exit(status, result).with(evidence);
    }
    var printed = output.stdout();
    for (var each : containsNot) {
      if (printed.contains(each)) {
        return Finding.bad("it printed '" + Texts.line(each) + "'").with(evidence);
      }
    }
    for (var each : contains) {
      if (!printed.contains(each)) {
        return missing("'" + Texts.line(each) + "' is not in what it printed", output.truncated())
            .with(evidence);
      }
    }
    return value(printed.strip(), evidence, result);
  }

  /** A shell says 126 or 127 when it finds nothing to run: then nothing was looked at. */
  private Finding exit(int status, CommandResult result) {
    var said = "expected exit " + words(exit) + ", got " + Texts.line(result.said());
    return status == 126 || status == 127 ? Finding.unknown(said) : Finding.bad(said);
  }

  private Finding value(String printed, Map<String, String> evidence, CommandResult result) {
    if (value.isEmpty()) {
      return Finding.good(Texts.line(result.said())).with(evidence);
    }
    evidence.put("stdout", Texts.line(printed));
    return (value.get().met(printed)
            ? Finding.good("it printed '" + Texts.line(printed) + "'")
            : Finding.bad("it printed '" + Texts.line(printed) + "', not " + value.get()))
        .with(evidence);
  }

  private static Finding missing(String said, boolean truncated) {
    return truncated ? Finding.unknown(said + ", as far as it was read") : Finding.bad(said);
  }

  private static String words(List<Integer> statuses) {
    return statuses.toString().replaceAll("[\\[\\]]", "").replace(", ", " or ");
  }
}
