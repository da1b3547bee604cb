package dev.ripcord.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/** The table of whom a service tells: one list for all, or lists by severity. */
final class AudienceShape {
  /** Names of channels, which are looked up later. */
  static final Shape<List<Placed<String>>> NAMES = Shapes.list(Placed.of(Names.SHAPE));

  private static final List<Placed<String>> NONE = List.of();

  private AudienceShape() {}

  static List<String> values(List<Placed<String>> names) {
    return names.stream().map(Placed::value).toList();
  }

  static Shape<Audience> shape() {
    var critical =
        Field.or(
            "critical", NAMES, NONE, "the first one is told; the next when it does not take it");
    var warning =
        Field.or("warning", NAMES, NONE, "the same for warnings; as `critical` when missing");
    var copy = Field.or("copy", NAMES, NONE, "told of all of that too, each by itself");
    var stakeholders =
        Field.or("stakeholders", NAMES, NONE, "told when a rollback begins, and how it ended");
    var full =
        Shapes.object(
            "Channels by severity.",
            values ->
                audience(
                    values.get(critical),
                    values.get(warning),
                    values.get(copy),
                    values.get(stakeholders)),
            critical,
            warning,
            copy,
            stakeholders);
    return Shapes.either(NAMES.map(each -> audience(each, each, NONE, NONE)), full);
  }

  private static Audience audience(
      List<Placed<String>> critical,
      List<Placed<String>> warning,
      List<Placed<String>> copy,
      List<Placed<String>> stakeholders) {
    var places = new LinkedHashMap<String, Place>();
    Stream.of(critical, warning, copy, stakeholders)
        .flatMap(List::stream)
        .forEach(each -> places.putIfAbsent(each.value(), each.place()));
    return new Audience(
        values(critical), values(warning), values(copy), values(stakeholders), places);
  }
}
