package dev.ripcord.catalog;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keys of what a decision ends in; an end has nothing else, a row of a matrix more. */
final class AdviceShape {
  static final Field<Optional<Placed<String>>> PROCEDURE =
      Field.optional("procedure", Placed.of(Names.SHAPE), "roll back by this procedure");
  static final Field<Optional<String>> RELEASE =
      Field.optional("release", Shapes.text(), "the release for it; previous when missing");
  static final Field<Optional<Duration>> WATCH =
      Field.optional(
          "watch", Shapes.duration(), "no rollback; watch it for so long, then all is done");
  static final Field<Optional<String>> NO_ROLLBACK =
      Field.optional("no-rollback", Shapes.text(), "explicitly no rollback; what to do instead");
  static final Field<Optional<Placed<String>>> SEVERITY =
      Field.optional("severity", Placed.of(Severity.LEVEL), "how bad it is: P1 (worst) to P4");
  static final Field<Optional<String>> SAY =
      Field.optional("say", Shapes.text(), "what people are told beside it");
  static final Field<List<String>> THEN =
      Field.or("then", Shapes.list(Shapes.text()), List.<String>of(), "what people do afterwards");

  private AdviceShape() {}

  static Shape<Text> end() {
    return Shapes.object(
        "What a decision ends in: one of 'procedure', 'watch' and 'no-rollback'.",
        AdviceShape::text,
        PROCEDURE,
        RELEASE,
        WATCH,
        NO_ROLLBACK,
        SEVERITY,
        SAY,
        THEN);
  }

  static Text text(Values values) {
    var courses = new ArrayList<Advice.Course>();
    values
        .get(PROCEDURE)
        .ifPresent(
            each -> courses.add(new Advice.Course.RollBack(each.value(), values.get(RELEASE))));
    values.get(WATCH).map(Advice.Course.Watch::new).ifPresent(courses::add);
    values.get(NO_ROLLBACK).map(Advice.Course.Stay::new).ifPresent(courses::add);
    if (courses.size() != 1) {
      throw new IllegalArgumentException(
          "say one of 'procedure' (roll back), 'watch' (wait and see) and 'no-rollback' (what to do"
              + " instead)");
    }
    if (values.get(RELEASE).isPresent() && values.get(PROCEDURE).isEmpty()) {
      throw new IllegalArgumentException("'release' goes with 'procedure'");
    }
    return new Text(
        courses.getFirst(),
        values.get(PROCEDURE),
        values.get(SEVERITY),
        values.get(SAY),
        values.get(THEN),
        values.place());
  }

  /** Before its names are looked up. */
  record Text(
      Advice.Course course,
      Optional<Placed<String>> procedure,
      Optional<Placed<String>> severity,
      Optional<String> say,
      List<String> then,
      Place place) {

    Advice resolve(String name, Known known, Problems problems) {
      procedure.ifPresent(each -> known.rollback(each, problems));
      severity
          .filter(each -> !known.severities().contains(each.value()))
          .ifPresent(
              each -> problems.unknown(each.place(), "severity", each.value(), known.severities()));
      return new Advice(name, course, severity.map(Placed::value), say, then);
    }
  }

  /**
   * What the service has.
   *
   * @param procedures by name, and whether it is a rollback
   */
  record Known(
      Map<String, CheckEntry> probes,
      Map<String, Boolean> procedures,
      java.util.Set<String> severities) {

    /** A procedure that puts the service back, and not one that prepares for that. */
    void rollback(Placed<String> name, Problems problems) {
      var found = procedures.get(name.value());
      if (found == null) {
        problems.unknown(name.place(), "procedure", name.value(), procedures.keySet());
      } else if (!found) {
        problems.add(
            name.place(), "procedure '" + name.value() + "' prepares for a rollback, and is none");
      }
    }
  }
}
