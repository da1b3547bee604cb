package dev.ripcord.catalog;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Walks through what a service says. */
final class Pieces {
  private static final Set<String> HELD = Set.of("activate", "stop", "start", "restart");

  private Pieces() {}

  /** Something under a key: a kind and what it is told, or a line inside of that. */
  record Piece(String key, Node value) {
    /** The text, or the text under a key of the long form. */
    Optional<String> text(String longForm) {
      return Optional.of(value)
          .flatMap(each -> each instanceof Node.Mapping map ? map.get(longForm) : Optional.of(each))
          .flatMap(each ->
              each instanceof Node.Scalar scalar ? Optional.of(scalar.text()) : Optional.empty());
    }
  }

  /** What stands under a key of a mapping. */
  static @Nullable Node under(Node node, String key) {
    return node instanceof Node.Mapping map ? map.get(key).orElse(null) : null;
  }

  /** Everything that has a key, however deep. */
  static Stream<Piece> all(Service service) {
    return Stream.of(
            Stream.of(service.target()), checks(service), steps(service).map(StepEntry::change))
        .flatMap(each -> each)
        .distinct()
        .flatMap(each -> in(each.kind(), each.config()));
  }

  /** What is looked at to tell whether the service is well. */
  static Stream<Configured> health(Service service) {
    return Stream.of(
            service.probes().values().stream(),
            service.verify().checks().stream(),
            service.procedures().values().stream()
                .flatMap(each -> each.verify().stream().flatMap(list -> list.stream())))
        .flatMap(each -> each)
        .map(CheckEntry::check)
        .distinct();
  }

  static Stream<StepEntry> steps(Service service) {
    return service.procedures().values().stream().flatMap(each -> each.steps().stream());
  }

  /** All changes, also those that a target holds: the steps that activate a release, say. */
  static Stream<Configured> changes(Service service) {
    var held =
        service.target().config() instanceof Node.Mapping map
            ? map.entries().stream()
                .filter(each -> HELD.contains(each.key().text()))
                .flatMap(each -> items(each.value()))
            : Stream.<Configured>of();
    return Stream.concat(steps(service).map(StepEntry::change), held);
  }

  private static Stream<Configured> items(Node steps) {
    var list = steps instanceof Node.Sequence sequence ? sequence.items() : List.of(steps);
    return list.stream()
        .flatMap(each -> each instanceof Node.Mapping map ? map.entries().stream() : Stream.of())
        .map(each -> new Configured(each.key().text(), each.value()));
  }

  private static Stream<Configured> checks(Service service) {
    var prerequisites =
        Stream.concat(
            service.prerequisites().stream(),
            service.procedures().values().stream().flatMap(each -> each.prerequisites().stream()));
    var conditions = steps(service).flatMap(each -> each.when().stream());
    return Stream.concat(
        health(service),
        Stream.of(prerequisites, conditions, service.triage().checks())
            .flatMap(each -> each)
            .map(CheckEntry::check));
  }

  static Stream<Piece> in(String key, Node value) {
    var here = Stream.of(new Piece(key, value));
    return switch (value) {
      case Node.Scalar _ -> here;
      case Node.Sequence list ->
          Stream.concat(here, list.items().stream().flatMap(each -> in(key, each)));
      case Node.Mapping map ->
          Stream.concat(
              here, map.entries().stream().flatMap(each -> in(each.key().text(), each.value())));
    };
  }
}
