package dev.ripcord.target.command;

import dev.ripcord.catalog.CheckEntry;
import dev.ripcord.catalog.CheckShapes;
import dev.ripcord.catalog.Field;
import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import dev.ripcord.catalog.Values;
import dev.ripcord.check.NamedCheck;
import dev.ripcord.step.Repeatability;
import dev.ripcord.step.Step;
import dev.ripcord.target.Kinds;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The table of the kind {@code command}. */
final class CommandStepShape {
  private static final Field<Optional<List<String>>> RUN =
      Field.optional("run", Shapes.list(Shapes.text()), "program and arguments, as they are");
  private static final Field<Optional<String>> SHELL =
      Field.optional("shell", Shapes.text(), "a line for sh, instead of 'run'");
  private static final Field<Optional<String>> TITLE =
      Field.optional("title", Shapes.text(), "what people call it");
  private static final Field<Optional<Repeatability>> REPEATABILITY =
      Field.optional(
          "repeatability",
          Shapes.word(Repeatability.class),
          "what may be done after a crash in it; 'verifiable' with a check, else 'unsafe'");
  private static final Field<Optional<Path>> DIRECTORY =
      Field.optional("directory", Shapes.text().map(Path::of), "the folder to run it in");
  private static final Field<Optional<String>> AS =
      Field.optional("as", Shapes.text(), "the user to run it as");
  private static final Field<Map<String, String>> ENVIRONMENT =
      Field.or(
          "environment",
          Shapes.map(Shapes.text(), Shapes.text()),
          Map.of(),
          "variables; the only place for a secret, as a reference such as ${env:TOKEN}");

  private CommandStepShape() {}

  static Shape<? extends Step> of(Kinds kinds) {
    var check = CheckShapes.entry(kinds.checks());
    var observe = Field.optional("observe", check, "good when nothing is to do");
    var verify = Field.optional("verify", check, "good when it worked; 'observe' when missing");
    var undo =
        Field.optional(
            "undo",
            Shapes.object("What puts it back.", CommandStepShape::line, RUN, SHELL),
            "what puts it back");
    return Shapes.object(
        "A command of your own.",
        values -> make(values, kinds, observe, verify, undo),
        RUN,
        SHELL,
        observe,
        verify,
        undo,
        TITLE,
        REPEATABILITY,
        DIRECTORY,
        AS,
        ENVIRONMENT);
  }

  private static CommandStep make(
      Values values,
      Kinds kinds,
      Field<Optional<CheckEntry>> observe,
      Field<Optional<CheckEntry>> verify,
      Field<Optional<Line>> undo) {
    var before = values.get(observe).map(each -> NamedCheck.of(each, kinds.checks()));
    var after =
        values.get(verify).map(each -> NamedCheck.of(each, kinds.checks())).or(() -> before);
    var otherwise = after.isPresent() ? Repeatability.VERIFIABLE : Repeatability.UNSAFE;
    return new CommandStep(
        line(values),
        values.get(TITLE),
        before,
        after,
        values.get(undo),
        values.get(REPEATABILITY).orElse(otherwise),
        values.get(DIRECTORY),
        values.get(AS),
        values.get(ENVIRONMENT));
  }

  private static Line line(Values values) {
    return new Line(values.get(RUN), values.get(SHELL));
  }
}
