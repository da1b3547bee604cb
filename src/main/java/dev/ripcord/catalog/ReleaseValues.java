package dev.ripcord.catalog;

import dev.ripcord.catalog.Lint.Found;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What {@code ${release.NAME}} can stand for, where the target itself tells. */
final class ReleaseValues {
  private static final Pattern REFERENCE =
      Pattern.compile("\\$\\{(?:release|current)\\.([A-Za-z0-9_.-]+)}");
  private static final Set<String> ALWAYS = Set.of("number", "identity", "variant");

  private ReleaseValues() {}

  static Stream<Found> unknown(Catalog catalog) {
    return catalog.services().values().stream()
        .filter(each -> each.target().kind().equals("variants"))
        .flatMap(ReleaseValues::unknown);
  }

  private static Stream<Found> unknown(Service service) {
    var variants =
        service.target().config() instanceof Node.Mapping map
            ? map.entries().stream().map(each -> names(each.value())).toList()
            : List.<Set<String>>of();
    return Pieces.all(service)
        .flatMap(each -> each.value() instanceof Node.Scalar scalar ? uses(scalar) : Stream.of())
        .filter(use -> !variants.stream().allMatch(each -> each.contains(use.text())))
        .map(use -> found(use.place(), use.text(), all(variants)));
  }

  /** What a text refers to, each at the place of the text. */
  private static Stream<Node.Scalar> uses(Node.Scalar scalar) {
    return REFERENCE
        .matcher(scalar.text())
        .results()
        .map(each -> each.group(1))
        .filter(name -> !ALWAYS.contains(name))
        .map(name -> new Node.Scalar(name, false, scalar.place()));
  }

  private static Set<String> all(List<Set<String>> variants) {
    return variants.stream().flatMap(Set::stream).collect(Collectors.toCollection(TreeSet::new));
  }

  private static Found found(Place place, String name, Set<String> known) {
    var problems = new Problems();
    problems.unknown(place, "value", name, known);
    return new Found(
        place,
        known.contains(name)
            ? "not every variant sets '" + name + "', which is used here"
            : problems.all().getFirst().message());
  }

  private static Set<String> names(Node variant) {
    return Pieces.under(variant, "set") instanceof Node.Mapping set
        ? set.entries().stream().map(each -> each.key().text()).collect(Collectors.toSet())
        : Set.of();
  }
}
