package dev.ripcord.catalog;

import dev.ripcord.catalog.Lint.Found;
import dev.ripcord.clock.Durations;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Steps after which nobody knows more than before. */
final class StepLints {
  private static final Set<String> PROOFS = Set.of("observe", "verify");

  private StepLints() {}

  static Stream<Found> unproven(Catalog catalog) {
    return configured(catalog, "command")
        .filter(each -> PROOFS.stream().allMatch(it -> Pieces.under(each, it) == null))
        .map(each ->
            new Found(
                each.place(),
                "this command is believed for its exit code; say with 'observe:' or 'verify:' how"
                    + " its effect is seen"));
  }

  static Stream<Found> pause(Catalog catalog) {
    return configured(catalog, "wait")
        .filter(StepLints::isPause)
        .map(each ->
            new Found(
                each.place(),
                "a pause of "
                    + each.what()
                    + " proves nothing; 'wait: healthy' or a probe's name"
                    + " with 'within:' goes on as soon as it can"));
  }

  static Stream<Found> unknownProbe(Catalog catalog) {
    return catalog.services().values().stream()
        .flatMap(service ->
            Pieces.steps(service)
                .filter(each -> each.change().kind().equals("wait"))
                .flatMap(each -> names(each.change().config()))
                .filter(each -> !service.probes().containsKey(each.text()))
                .map(each -> unknown(each, service)));
  }

  /** Any look at Docker afterwards would wake it. */
  static Stream<Found> socketStays(Catalog catalog) {
    return catalog.services().values().stream()
        .flatMap(each -> each.procedures().values().stream())
        .filter(each -> !stops(each, "docker.socket"))
        .filter(each -> stops(each, "docker") || stops(each, "docker.service"))
        .map(each ->
            new Found(
                each.place(),
                "procedure '"
                    + each.name()
                    + "' stops Docker, and docker.socket would start it again; stop that first"));
  }

  private static boolean stops(Procedure procedure, String unit) {
    return procedure.steps().stream()
        .map(StepEntry::change)
        .filter(each -> each.kind().equals("systemd"))
        .map(each -> Pieces.under(each.config(), "stop"))
        .anyMatch(each -> each instanceof Node.Scalar scalar && scalar.text().equals(unit));
  }

  private static Found unknown(Node.Scalar name, Service service) {
    var problems = new Problems();
    problems.unknown(name.place(), "probe", name.text(), service.probes().keySet());
    return new Found(name.place(), problems.all().getFirst().message());
  }

  private static Stream<Node.Scalar> names(Node config) {
    var nodes = config instanceof Node.Sequence list ? list.items() : List.of(config);
    return nodes.stream()
        .flatMap(each -> each instanceof Node.Scalar scalar ? Stream.of(scalar) : Stream.of())
        .filter(each -> !isPause(each) && !each.text().equals("healthy"));
  }

  private static boolean isPause(Node config) {
    return config instanceof Node.Scalar scalar
        && Durations.PATTERN.matcher(scalar.text()).matches();
  }

  private static Stream<Node> configured(Catalog catalog, String kind) {
    return catalog.services().values().stream()
        .flatMap(Pieces::changes)
        .filter(each -> each.kind().equals(kind))
        .map(Configured::config);
  }
}
