package dev.ripcord.catalog;

import dev.ripcord.catalog.Lint.Found;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Procedures that say too little about their end. */
final class ProcedureLints {
  private ProcedureLints() {}

  static Stream<Found> emergencyWithoutVerify(Catalog catalog) {
    return catalog.services().values().stream()
        .flatMap(each -> each.procedures().values().stream())
        .filter(each -> each.emergency() && !each.preparation() && each.verify().isEmpty())
        .map(each ->
            new Found(
                each.place(),
                "emergency procedure '"
                    + each.name()
                    + "' waits for every check of the service; name in 'verify:' those that have to"
                    + " be good first"));
  }

  static Stream<Found> neverCompleted(Catalog catalog) {
    return catalog.services().values().stream()
        .flatMap(service ->
            service.procedures().values().stream()
                .filter(each -> !each.preparation() && each.completedBy().isEmpty())
                .flatMap(each -> left(service, each)));
  }

  private static Stream<Found> left(Service service, Procedure procedure) {
    var left =
        procedure.verify().stream()
            .flatMap(own -> service.verify().checks().stream().filter(it -> !own.contains(it)))
            .map(CheckEntry::name)
            .collect(Collectors.joining(", "));
    return left.isEmpty()
        ? Stream.of()
        : Stream.of(
            new Found(
                procedure.place(),
                "procedure '%s' leaves out %s, so it ends PARTIAL; name the one that does the rest"
                        .formatted(procedure.name(), left)
                    + " in 'completed-by:'"));
  }
}
