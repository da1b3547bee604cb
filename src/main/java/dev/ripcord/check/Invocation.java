package dev.ripcord.check;

import dev.ripcord.catalog.Field;
import dev.ripcord.catalog.Secrets;
import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import dev.ripcord.catalog.Values;
import dev.ripcord.host.Command;
import dev.ripcord.host.CommandResult;
import dev.ripcord.probe.Origin;
import dev.ripcord.script.Part;
import dev.ripcord.script.Piece;
import dev.ripcord.script.Shell;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A command as a catalog gives it: an argument list under {@code run}, or a script under {@code
 * shell}, which runs under {@code sh -e}, so that a line that fails ends it.
 *
 * @param environment may hold references to secrets, which an argument may not
 */
public record Invocation(
    List<String> argv,
    Optional<String> directory,
    Optional<String> as,
    Map<String, String> environment) {

  public static final Field<Optional<List<String>>> RUN =
      Field.optional("run", argvShape(), "program and arguments as a list: [npm, run, build]");
  public static final Field<Optional<String>> SHELL =
      Field.optional("shell", noSecret(), "a script for sh -e, where an argument list does not do");
  public static final Field<Optional<String>> DIRECTORY =
      Field.optional("directory", Shapes.text(), "the folder to run in");
  public static final Field<Optional<String>> AS =
      Field.optional("as", Shapes.text(), "the user to run as; root means sudo -n");
  public static final Field<Map<String, String>> ENVIRONMENT =
      Field.or(
          "environment",
          Shapes.map(Shapes.text("a variable's name", "[A-Za-z_][A-Za-z0-9_]*"), Shapes.text()),
          Map.<String, String>of(),
          "variables for the command; the only place for a secret, as ${env:NAME}");

  /** What a plain script needs for a command. */
  private static final Part PLAIN = Part.of(Invocation.class, "command.sh");

  public Invocation {
    argv = List.copyOf(argv);
    environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
  }

  /** Reads it from the five fields above; throws {@link IllegalArgumentException}. */
  public static Invocation from(Values values) {
    return new Invocation(
        argv(values.get(RUN), values.get(SHELL)),
        values.get(DIRECTORY),
        values.get(AS),
        values.get(ENVIRONMENT));
  }

  private static List<String> argv(Optional<List<String>> run, Optional<String> shell) {
    if (run.isPresent() == shell.isPresent()) {
      throw new IllegalArgumentException("say either 'run' (an argument list) or 'shell'");
    }
    return run.orElseGet(() -> List.of("/bin/sh", "-ec", shell.orElseThrow()));
  }

  /** An argument list, in which no secret may stand. */
  public static Shape<List<String>> argvShape() {
    return Shapes.list(noSecret())
        .map(argv -> {
          if (argv.isEmpty()) {
            throw new IllegalArgumentException("a command needs at least a program");
          }
          if (argv.size() == 1 && argv.getFirst().strip().contains(" ")) {
            throw new IllegalArgumentException(
                "write the program and its arguments as a list: ["
                    + String.join(", ", argv.getFirst().strip().split(" +", -1))
                    + "]");
          }
          return argv;
        });
  }

  private static Shape<String> noSecret() {
    return Shapes.text()
        .map(text -> {
          if (Secrets.in(text)) {
            throw new IllegalArgumentException(
                "a secret does not belong into an argument, which everybody on the host can see:"
                    + " use 'environment'");
          }
          return text;
        });
  }

  /** The command with its secrets; throws {@link IllegalStateException} where one is missing. */
  public Command command(Reveal reveal) {
    var command = Command.of(argv).as(as).with(reveal.of(environment));
    return directory.map(each -> command.in(Path.of(each))).orElse(command);
  }

  /** Runs it, and judges what came of it; a secret that is missing leaves it unknown. */
  Finding look(Sight sight, Duration timeout, Function<CommandResult, Finding> judge) {
    var reveal = new Reveal(sight.secrets());
    try {
      return reveal.hide(judge.apply(sight.host().look(command(reveal).within(timeout))));
    } catch (IllegalStateException e) {
      return Finding.unknown("cannot ask: " + e.getMessage()).from(Origin.LOCAL);
    }
  }

  /** The command in a plain shell script: {@code $status} and {@code $ended} say how it ended. */
  public Piece plain(Duration timeout) {
    var exports =
        environment.entrySet().stream()
            .map(each -> each.getKey() + "=" + Shell.value(each.getValue()))
            .toList();
    var secret = environment.values().stream().anyMatch(Secrets::in);
    var run =
        "run "
            + Shell.words(List.of(Shell.seconds(timeout), Shell.user(as), directory.orElse("-")))
            + " "
            + Shell.words(argv);
    var piece =
        Piece.of(Part.VALUES, PLAIN)
            .line("pass=" + Shell.word(String.join(",", environment.keySet())));
    return (exports.isEmpty()
            ? piece.line(run)
            : piece.line("(export " + String.join(" ", exports) + "; " + run + ")"))
        .line("status=$?")
        .line("run_limit=" + Shell.seconds(timeout))
        .line(secret ? "hidden=yes" : "hidden=''")
        .line("ended \"$status\"")
        .line("pass=''");
  }

  /** The command for people, on one line. */
  public String title() {
    var words = new ArrayList<>(isScript() ? argv.subList(2, 3) : argv);
    return Texts.line(String.join(" ", words));
  }

  private boolean isScript() {
    return argv.size() == 3 && argv.get(0).equals("/bin/sh") && argv.get(1).equals("-ec");
  }
}
