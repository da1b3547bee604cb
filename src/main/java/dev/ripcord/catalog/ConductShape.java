package dev.ripcord.catalog;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The keys of a service that say how its runs are gone about. */
final class ConductShape {
  final Field<List<Window>> windows =
      Field.or(
          "windows",
          Shapes.list(Window.SHAPE),
          List.<Window>of(),
          "when changes are scheduled, such as 'Mon-Fri 02:00-05:00 Europe/Berlin'; outside of"
              + " them a run asks first, an emergency only says so");
  final Field<List<String>> checklist =
      Field.or(
          "checklist",
          checklist(),
          List.<String>of(),
          "what people have to do beside the rollback");
  final Field<Optional<Path>> log =
      Field.optional(
          "log",
          Shapes.path(),
          "a file on the machine where ripcord is started, to which each run is written line by"
              + " line while it goes on");

  private static Shape<List<String>> checklist() {
    var before =
        Field.or(
            "before",
            Shapes.list(Shapes.text()),
            List.<String>of(),
            "ticked by a person before a run begins, or waived with a reason; an emergency does"
                + " not wait for it");
    return Shapes.object(
        "What people have to do beside the rollback.", values -> values.get(before), before);
  }

  Conduct of(Values values) {
    return new Conduct(values.get(windows), values.get(checklist), values.get(log));
  }
}
