package dev.ripcord.check;

import dev.ripcord.catalog.Field;
import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import dev.ripcord.catalog.Values;
import dev.ripcord.host.CommandResult;
import dev.ripcord.host.CommandResult.Exited;
import dev.ripcord.script.Piece;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a program is there, and its version new enough, as it says itself on either of its
 * outputs.
 *
 * @param below the first version that is too new
 */
record VersionCheck(
    Invocation invocation, Optional<Version> atLeast, Optional<Version> below, Duration timeout)
    implements Check {

  static Shape<Check> shape() {
    var form = Shapes.text("a version such as 17 or 1.22.1", "\\d{1,9}(?:\\.\\d{1,9}){0,5}");
    var atLeast = Field.optional("at-least", form.map(Version::of), "the oldest that will do");
    var below = Field.optional("below", form.map(Version::of), "the first that is too new");
    var timeout =
        Field.or("timeout", Shapes.duration(), Duration.ofSeconds(10), "how long it may take");
    return Shapes.object(
        "Whether a program is there, and is new enough, as it says itself.",
        values -> of(values, values.get(atLeast), values.get(below), values.get(timeout)),
        Invocation.RUN,
        Invocation.SHELL,
        atLeast,
        below,
        timeout,
        Invocation.DIRECTORY,
        Invocation.AS,
        Invocation.ENVIRONMENT);
  }

  private static Check of(
      Values values, Optional<Version> atLeast, Optional<Version> below, Duration timeout) {
    return new VersionCheck(Invocation.from(values), atLeast, below, timeout);
  }

  @Override
  public String title() {
    return "'"
        + invocation.title()
        + "' says a version"
        + atLeast.map(each -> " of at least " + each).orElse("")
        + below.map(each -> " below " + each).orElse("");
  }

  @Override
  public Finding look(Sight sight) {
    return invocation.look(sight, timeout, this::judge);
  }

  @Override
  public Optional<Piece> plain() {
    var words =
        Stream.of(atLeast, below).map(each -> each.map(Version::toString).orElse("")).toList();
    return Optional.of(invocation.plain(timeout).call("version_is", words));
  }

  /** A program that is not there is no version at all, and not a failure to look. */
  Finding judge(CommandResult result) {
    return switch (result) {
      case Exited end when end.status() == 126 || end.status() == 127 ->
          Finding.bad("it cannot be run: " + Texts.line(result.said()));
      case Exited end when end.status() != 0 ->
          Finding.bad("it ended with " + end.status() + ": " + Texts.line(result.said()));
      case Exited(_, var output) ->
          Version.in(output.stdout() + "\n" + output.stderr())
              .map(this::judge)
              .orElseGet(() -> Finding.bad("it says no version: " + Texts.line(result.said())));
      case CommandResult.NotStarted(String why) when notThere(why) ->
          Finding.bad("it is not there: " + Texts.line(why));
      case CommandResult other -> Asked.withoutAnswer(other).orElseThrow();
    };
  }

  private boolean notThere(String why) {
    return why.contains(invocation.argv().getFirst())
        && Stream.of("no program", "No such file", "not found").anyMatch(why::contains);
  }

  private Finding judge(Version found) {
    var evidence = Map.of("version", found.toString());
    if (atLeast.filter(each -> found.compareTo(each) < 0).isPresent()) {
      return Finding.bad("it is " + found + ", and at least " + atLeast.get() + " is needed")
          .with(evidence);
    }
    if (below.filter(each -> found.compareTo(each) >= 0).isPresent()) {
      return Finding.bad("it is " + found + ", and it has to be below " + below.get())
          .with(evidence);
    }
    return Finding.good("it is " + found).with(evidence);
  }
}
