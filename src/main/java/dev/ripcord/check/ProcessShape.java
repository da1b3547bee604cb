package dev.ripcord.check;

import dev.ripcord.catalog.Field;
import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import java.time.Duration;

/** The table of the kind {@code process}. */
final class ProcessShape {
  private ProcessShape() {}

  static Shape<Check> shape() {
    var command =
        Field.optional(
            "command",
            Shapes.text().map(Expected::pattern),
            "a regular expression found in the command line");
    var user = Field.optional("user", Shapes.text(), "the user it runs as");
    var atLeast =
        Field.optional(
            "at-least", Shapes.integer(0, 10_000), "how many have to run; 1 when missing");
    var atMost = Field.optional("at-most", Shapes.integer(0, 10_000), "how many may run");
    var memory =
        Field.optional("memory-below", Amounts.bytes(), "what all of them hold, such as 2GiB");
    var cpu =
        Field.optional(
            "cpu-below", Amounts.percent(), "percent of one processor that all of them use");
    var over =
        Field.or(
            "over", Shapes.duration(), Duration.ofSeconds(1), "how long cpu-below is measured");
    return Shapes.object(
        "Whether processes run, and what they use.",
        values -> {
          if (values.get(command).isEmpty() && values.get(user).isEmpty()) {
            throw new IllegalArgumentException("say which process: by 'command', 'user' or both");
          }
          return new ProcessCheck(
              values.get(command),
              values.get(user),
              values.get(atLeast).orElse(Math.min(1, values.get(atMost).orElse(1))),
              values.get(atMost),
              values.get(memory),
              values.get(cpu),
              values.get(over));
        },
        command,
        user,
        atLeast,
        atMost,
        memory,
        cpu,
        over);
  }
}
