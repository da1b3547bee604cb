package dev.ripcord.catalog;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The tables of checks, where they are named and where they are used. */
public final class CheckShapes {
  private CheckShapes() {}

  private static final Field<Optional<String>> NAME =
      Field.optional("name", Shapes.text(), "what people call it");
  private static final Field<Boolean> DEGRADES =
      Field.or(
          "degrades",
          Shapes.bool(),
          false,
          "true: a bad answer means recovered but degraded, not failed");
  private static final Field<Duration> EVERY =
      Field.or(
          "every",
          pause(),
          Pace.USUAL.every(),
          "how often it is looked at while the service is watched");
  private static final Field<Optional<Duration>> RETRY =
      Field.optional(
          "retry",
          pause(),
          "how often after the first look that was bad; else 5s, or `every` where that is less");
  private static final Field<Role> ROLE =
      Field.or(
          "role",
          Shapes.word(Role.class),
          Role.SERVICE,
          "whose state it tells: that of the service, of something that it needs and that another"
              + " release cannot mend, or of a witness, which is none of its own and tells whether the"
              + " way there is at fault");
  private static final Field<Boolean> BUNDLED =
      Field.or(
          "bundled",
          Shapes.bool(),
          false,
          "true: a dependency that is part of the release, so that another release can mend it");

  /** The keys that only one who watches has a use for. */
  private static final List<String> WATCHED =
      Stream.of(EVERY, RETRY, ROLE, BUNDLED).map(each -> each.name).toList();

  private static Shape<Duration> pause() {
    return Shapes.duration()
        .map(each -> {
          if (each.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("a second is the least time between two looks");
          }
          return each;
        });
  }

  /** A check of the section {@code probes:}, which may be watched. */
  static Shape<CheckEntry> probe(Map<String, ? extends Shape<?>> checks) {
    return new EntryShape<>(
        "probe",
        checks,
        List.of(NAME, DEGRADES, EVERY, RETRY, ROLE, BUNDLED),
        (check, values) ->
            new CheckEntry(
                values.get(NAME).orElseGet(() -> title(check)),
                check,
                values.get(DEGRADES),
                Pace.of(values.get(EVERY), values.get(RETRY)),
                values.get(ROLE),
                values.get(BUNDLED)));
  }

  /** {@code { http: ... }}. */
  public static Shape<CheckEntry> entry(Map<String, ? extends Shape<?>> checks) {
    return new EntryShape<>(
        "check",
        checks,
        List.of(NAME, DEGRADES),
        (check, values) ->
            new CheckEntry(
                values.get(NAME).orElseGet(() -> title(check)), check, values.get(DEGRADES)));
  }

  /** The name of a probe, or {@code { http: ... }}. */
  static Shape<CheckUse> use(Map<String, ? extends Shape<?>> checks) {
    var inline = entry(checks);
    return new Shape<>() {
      @Override
      public Optional<CheckUse> read(Node node, Problems problems) {
        if (node instanceof Node.Scalar scalar) {
          return Optional.of(
              new CheckUse(Optional.of(scalar.text()), Optional.empty(), node.place()));
        }
        return inline
            .read(withoutWatching(node, problems), problems)
            .map(each -> new CheckUse(Optional.empty(), Optional.of(each), node.place()));
      }

      @Override
      public Map<String, Object> schema() {
        return Map.of("anyOf", List.of(Names.SHAPE.schema(), inline.schema()));
      }
    };
  }

  /** What is looked at here alone has no pace; it is told where it would have one. */
  private static Node withoutWatching(Node node, Problems problems) {
    if (!(node instanceof Node.Mapping mapping)) {
      return node;
    }
    mapping.entries().stream()
        .map(Node.Entry::key)
        .filter(each -> WATCHED.contains(each.text()))
        .forEach(each ->
            problems.add(
                each.place(),
                "'"
                    + each.text()
                    + "' is for a probe, which is watched: put the check under 'probes:', and"
                    + " only its name here"));
    return Nodes.without(node, WATCHED.toArray(String[]::new));
  }

  static String title(Configured check) {
    return check.config() instanceof Node.Scalar scalar
        ? check.kind() + " " + scalar.text()
        : check.kind() + " at line " + check.place().line();
  }
}
