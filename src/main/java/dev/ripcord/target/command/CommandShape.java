package dev.ripcord.target.command;

import dev.ripcord.catalog.CheckShapes;
import dev.ripcord.catalog.Field;
import dev.ripcord.catalog.Node;
import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import dev.ripcord.catalog.Values;
import dev.ripcord.check.Check;
import dev.ripcord.check.Invocation;
import dev.ripcord.check.NamedCheck;
import dev.ripcord.step.Repeatability;
import dev.ripcord.step.Step;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The table of the step {@code command}. */
final class CommandShape {
  private static final Field<Optional<String>> TITLE =
      Field.optional("title", Shapes.text(), "what it does, for people");
  private static final Field<List<Integer>> EXIT =
      Field.or(
          "exit",
          Shapes.list(Shapes.integer(0, 255)),
          List.of(0),
          "the exit statuses that are no failure; 0 when missing");
  private static final Field<Optional<Word>> REPEATABILITY =
      Field.optional(
          "repeatability",
          Shapes.word(Word.class),
          "what may be done with it after a crash: safe (run again), verifiable (look first),"
              + " unsafe (ask a person)");

  private final Field<List<NamedCheck>> observe;
  private final Field<List<NamedCheck>> verify;

  /** What a person may say of it. */
  private enum Word {
    SAFE,
    VERIFIABLE,
    UNSAFE
  }

  private CommandShape(Map<String, ? extends Shape<? extends Check>> kinds) {
    var checks =
        Shapes.list(CheckShapes.entry(kinds))
            .map(list -> list.stream().map(each -> NamedCheck.of(each, kinds)).toList());
    observe =
        Field.or(
            "observe",
            checks,
            List.<NamedCheck>of(),
            "checks that are good when it is done: then it is not run, and so it is proven");
    verify =
        Field.or(
            "verify",
            checks,
            List.<NamedCheck>of(),
            "checks that prove it afterwards, but may be good before it too");
  }

  static Shape<Step> shape(Map<String, ? extends Shape<? extends Check>> kinds) {
    return new CommandShape(kinds).shape();
  }

  private Shape<Step> shape() {
    var undo =
        Field.optional(
            "undo",
            new UndoShape(Shapes.either(brief(), full(Optional.empty()))),
            "the command that puts it back; 'nothing' for one that only adds, such as a backup;"
                + " 'again' for one that makes a program take up what was changed before it");
    return Shapes.either(brief(), full(Optional.of(undo)));
  }

  /** {@code command: [npm, ci]}. */
  private static Shape<Step> brief() {
    return Invocation.argvShape()
        .map(argv ->
            new CommandStep(
                new Invocation(argv, Optional.empty(), Optional.empty(), Map.of()),
                Optional.empty(),
                List.of(0),
                List.of(),
                List.of(),
                Optional.empty(),
                Repeatability.UNSAFE));
  }

  private Shape<Step> full(Optional<Field<Optional<Node>>> undo) {
    var fields =
        new java.util.ArrayList<Field<?>>(
            List.of(
                Invocation.RUN,
                Invocation.SHELL,
                TITLE,
                observe,
                verify,
                EXIT,
                REPEATABILITY,
                Invocation.DIRECTORY,
                Invocation.AS,
                Invocation.ENVIRONMENT));
    undo.ifPresent(fields::add);
    return Shapes.object(
        "A command; without 'observe' or 'verify' it can never be seen to have worked.",
        values -> step(values, undo.flatMap(values::get)),
        fields.toArray(Field<?>[]::new));
  }

  private Step step(Values values, Optional<Node> undo) {
    return new CommandStep(
        Invocation.from(values),
        values.get(TITLE),
        values.get(EXIT),
        values.get(observe),
        values.get(verify),
        undo,
        repeatability(values));
  }

  private Repeatability repeatability(Values values) {
    var proven = !values.get(observe).isEmpty() || !values.get(verify).isEmpty();
    return switch (values.get(REPEATABILITY).orElse(proven ? Word.VERIFIABLE : Word.UNSAFE)) {
      case SAFE -> Repeatability.SAFE;
      case UNSAFE -> Repeatability.UNSAFE;
      case VERIFIABLE -> {
        if (!proven) {
          throw new IllegalArgumentException(
              "a command that can be verified says how: by 'observe' or 'verify'");
        }
        yield Repeatability.VERIFIABLE;
      }
    };
  }
}
