package dev.ripcord.check;

import dev.ripcord.catalog.Field;
import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import dev.ripcord.clock.Durations;
import dev.ripcord.host.Command;
import dev.ripcord.host.CommandResult;
import dev.ripcord.probe.Origin;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a service touched a file lately; by the clock of the host, since ours may go differently.
 */
record HeartbeatCheck(Path file, Duration within, Optional<String> as) implements Check {
  private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(5);

  static Shape<Check> shape() {
    var file = Field.required("file", Shapes.path(), "the file that the service touches");
    var within =
        Field.or(
            "within", Shapes.duration(), Duration.ofMinutes(2), "how long ago it may have been");
    return Shapes.object(
        "Whether a service shows that it is at work, by touching a file.",
        values ->
            new HeartbeatCheck(values.get(file), values.get(within), values.get(Invocation.AS)),
        file,
        within,
        Invocation.AS);
  }

  @Override
  public String title() {
    return file + " was touched within " + Durations.format(within);
  }

  /** The time is asked for first: a slow way there must not make the file look older. */
  @Override
  public Finding look(Sight sight) {
    var now = sight.host().look(Command.of("date", "+%s.%N"));
    var touched =
        sight.host().look(Command.of("stat", "-L", "-c", "%.9Y", "--", file.toString()).as(as));
    return Asked.withoutAnswer(now)
        .or(() -> Asked.withoutAnswer(touched))
        .orElseGet(() -> judge(now, touched));
  }

  private Finding judge(CommandResult now, CommandResult touched) {
    if (!touched.ok()) {
      return touched.said().contains("No such file")
          ? Finding.bad(file + " is not there: it was never touched").from(Origin.REMOTE)
          : Finding.unknown("cannot look: " + Texts.line(touched.said())).from(Origin.LOCAL);
    }
    try {
      return judge(seconds(now) - seconds(touched));
    } catch (NumberFormatException e) {
      return Finding.unknown("cannot look: " + file + " tells no time").from(Origin.LOCAL);
    }
  }

  private static double seconds(CommandResult printed) {
    return Double.parseDouble(printed.stdout().strip());
  }

  /** Pure; {@code age} in seconds. */
  Finding judge(double age) {
    if (age < -CLOCKS_DIFFER.toSeconds()) {
      return Finding.unknown(file + " was touched in the future, so its clock cannot be trusted")
          .from(Origin.LOCAL);
    }
    var ago = Duration.ofSeconds(Math.max(0, (long) age));
    var said = "last touched " + Durations.format(ago) + " ago";
    return (age <= within.toMillis() / 1000.0
            ? Finding.good(said)
            : Finding.bad(said + ", not within " + Durations.format(within)).from(Origin.REMOTE))
        .with(Map.of("file", file.toString()))
        .measured(Map.of("age", Math.max(0, age)));
  }
}
