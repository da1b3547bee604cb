package dev.ripcord.catalog;

import dev.ripcord.catalog.Lint.Found;
import dev.ripcord.catalog.Pieces.Piece;
import dev.ripcord.clock.Durations;
import java.util.List;
import java.util.stream.Stream;

/** Checks that prove less than they seem to. */
final class CheckLints {
  /** The kind of look that only the daemon can make. */
  static final String ALERT = "alert";

  private CheckLints() {}

  static Stream<Found> none(Catalog catalog) {
    return catalog.services().values().stream()
        .filter(each -> each.verify().checks().isEmpty())
        .map(each ->
            new Found(
                each.place(),
                "service '"
                    + each.name()
                    + "' has no checks: a rollback can end ROLLED_BACK_UNVERIFIED at best; add"
                    + " 'probes:'"));
  }

  static Stream<Found> slowRetry(Catalog catalog) {
    return catalog.services().values().stream()
        .flatMap(each -> each.probes().values().stream())
        .filter(each -> each.pace().slowsDown())
        .map(each ->
            new Found(
                each.check().place(),
                "probe '%s' is looked at every %s, and after a bad look only every %s: 'retry' is there to look sooner"
                    .formatted(
                        each.name(),
                        Durations.format(each.pace().every()),
                        Durations.format(each.pace().retry()))));
  }

  static Stream<Found> errorStatus(Catalog catalog) {
    return catalog.services().values().stream()
        .flatMap(Pieces::all)
        .filter(each -> each.key().equals("http"))
        .flatMap(CheckLints::statuses)
        .filter(each -> each.text().matches("[45]xx|5\\d\\d"))
        .map(each ->
            new Found(
                each.place(),
                "status " + each.text() + " counts as good: a broken service gives just that"));
  }

  static Stream<Found> unheard(Catalog catalog) {
    var hears = catalog.listening().filter(each -> each.token().isPresent()).isPresent();
    return catalog.services().values().stream()
        .flatMap(each -> Stream.concat(deaf(each, hears), unproven(each)));
  }

  private static Stream<Found> deaf(Service service, boolean hears) {
    return service.probes().values().stream()
        .filter(each -> each.check().kind().equals(ALERT) && !hears)
        .map(each ->
            new Found(
                each.check().place(),
                "nobody can tell probe '"
                    + each.name()
                    + "' of an alert: add 'serve: { listen: ..., token: ... }' to the catalog"));
  }

  private static Stream<Found> unproven(Service service) {
    return service.verify().checks().stream()
        .filter(each -> each.check().kind().equals(ALERT))
        .map(each ->
            new Found(
                each.check().place(),
                "'"
                    + each.name()
                    + "' waits for an alert, and that none is heard proves nothing: leave it out"
                    + " of 'verify:'"));
  }

  private static Stream<Node.Scalar> statuses(Piece http) {
    if (!(http.value() instanceof Node.Mapping map)) {
      return Stream.of();
    }
    return map.get("status").stream()
        .flatMap(each ->
            each instanceof Node.Sequence list ? list.items().stream() : List.of(each).stream())
        .flatMap(each -> each instanceof Node.Scalar scalar ? Stream.of(scalar) : Stream.of());
  }
}
