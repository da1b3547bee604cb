package dev.ripcord.catalog;

import java.util.List;

/** The table of one procedure and of its steps. */
final class ProcedureShape {
  private final Vocabulary vocabulary;

  ProcedureShape(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  Shape<ProcedureText> shape() {
    var useWhen = Field.optional("use-when", Shapes.text(), "when a person takes this one");
    var budget =
        Field.required("budget", Shapes.duration(), "how long all of it may take, proof included");
    var emergency =
        Field.or(
            "emergency",
            Shapes.bool(),
            false,
            "true: ranks above other runs, and is never refused for a release's grade");
    var goesOn =
        Field.or(
            "continue-on-failure",
            Shapes.bool(),
            false,
            "true: goes on past a failed step, and says so at the end");
    var prerequisites =
        Field.or(
            "prerequisites",
            Shapes.list(CheckShapes.use(vocabulary.checks())),
            List.<CheckUse>of(),
            "what must be true before it starts");
    var lines = Shapes.list(StepShapes.entry(vocabulary.steps(), vocabulary.checks()));
    var steps = Field.optional("steps", lines, "the changes, in order");
    var phases =
        Field.optional(
            "phases",
            Phase.shape(lines),
            "instead of steps: named parts of the procedure, in order, each with a planned length"
                + " that what it takes is compared with");
    var verify =
        Field.optional(
            "verify",
            Shapes.list(CheckShapes.use(vocabulary.checks())),
            "the checks that must be good at its end, when it is not all of the service's");
    var completedBy =
        Field.optional("completed-by", Names.SHAPE, "the procedure that does what this one leaves");
    var preparation =
        Field.or(
            "preparation",
            Shapes.bool(),
            false,
            "true: it prepares for a rollback; 'ripcord deploy begin' carries it out. The names"
                + " emergency-stop and full-restart are for `stop --emergency` and `restart --full`");
    return Shapes.object(
        "A named scenario.",
        values ->
            new ProcedureText(
                values.get(useWhen),
                values.get(budget),
                values.get(emergency),
                values.get(goesOn),
                values.get(prerequisites),
                values.get(steps),
                values.get(phases),
                values.get(verify),
                values.get(completedBy),
                values.get(preparation),
                values.place()),
        useWhen,
        budget,
        emergency,
        goesOn,
        prerequisites,
        steps,
        phases,
        verify,
        completedBy,
        preparation);
  }
}
