package dev.ripcord.export;

import dev.ripcord.app.Drivers;
import dev.ripcord.catalog.Catalog;
import dev.ripcord.catalog.CatalogShape;
import dev.ripcord.catalog.Configured;
import dev.ripcord.catalog.Node;
import dev.ripcord.catalog.Procedure;
import dev.ripcord.catalog.Service;
import dev.ripcord.catalog.YamlReader;
import dev.ripcord.plan.Planner;
import dev.ripcord.plan.Purpose;
import dev.ripcord.plan.Rank;
import dev.ripcord.release.Grade;
import dev.ripcord.release.Ledger;
import dev.ripcord.release.Release;
import dev.ripcord.target.Kinds;
import dev.ripcord.target.Target;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Scripts of a catalog, without a machine to look at. */
final class Exported {
  static final Kinds KINDS = Kinds.of(Drivers.builtIn());
  private static final Origin ORIGIN =
      new Origin(
          "ripcord.yaml",
          "0".repeat(64),
          "test",
          Instant.parse("2026-01-02T03:04:05Z"),
          "ripcord export script SERVICE");

  private Exported() {}

  static Catalog catalog(String text) {
    return CatalogShape.of(Planner.vocabulary(KINDS))
        .readOrThrow(YamlReader.read(text, "ripcord.yaml"));
  }

  /** A service {@code it} with one procedure {@code back}, of which these are the lines. */
  static Script script(String... lines) {
    var text =
        """
        ripcord: 1
        services:
          it:
            target: { systemd: { unit: it } }
        """
            + String.join("\n", lines).indent(4);
    return scripts(catalog(text).service("it"), "back", release("unit:it", Map.of())).getFirst();
  }

  static Release release(String identity, Map<String, String> selectors) {
    return new Release(1, identity, selectors, Instant.EPOCH, Grade.SEEN_GOOD, Optional.empty());
  }

  static List<Script> scripts(Service service, String procedure, Release... releases) {
    return new ScriptMaker(KINDS).scripts(subject(service, procedure, releases), ORIGIN);
  }

  private static List<Release> numbered(Release... releases) {
    return IntStream.range(0, releases.length)
        .mapToObj(i ->
            new Release(
                i + 1,
                releases[i].identity(),
                releases[i].selectors(),
                Instant.EPOCH,
                Grade.SEEN_GOOD,
                Optional.empty()))
        .toList();
  }

  /** To the first of the releases. */
  static Subject subject(Service service, String name, Release... releases) {
    Procedure procedure = Objects.requireNonNull(service.procedures().get(name));
    var target =
        Objects.<dev.ripcord.catalog.Shape<? extends Target>>requireNonNull(
                KINDS.targets().get(service.target().kind()))
            .readOrThrow(service.target().config());
    var request =
        new Planner.Request(
            service,
            procedure,
            procedure.preparation() ? Purpose.PREPARATION : Purpose.ROLLBACK,
            Optional.of(releases[0]),
            Optional.empty(),
            procedure.emergency() ? Rank.EMERGENCY : Rank.MANUAL,
            new Ledger(numbered(releases), Optional.empty(), List.of()),
            target);
    var planner = new Planner(KINDS);
    var needed =
        Stream.of(service.prerequisites(), procedure.prerequisites())
            .flatMap(List::stream)
            .flatMap(each -> planner.checks(each, request).stream())
            .toList();
    return new Subject(
        planner.plan(request), procedure, service.conduct(), service.hosts(), needed);
  }

  /** The page of these procedures; of all of them when none is named. */
  static Script page(Service service, String... names) {
    var subjects =
        (names.length == 0 ? service.procedures().keySet().stream() : Stream.of(names))
            .map(each -> subject(service, each, releases(service.target())))
            .toList();
    return new RunbookMaker(KINDS).page(service, subjects, ORIGIN, service.hosts().getFirst());
  }

  /** What the target of an example could be put back to. */
  static Release[] releases(Configured target) {
    var sha = "1234567890abcdef1234567890abcdef12345678";
    if (target.kind().equals("compose")) {
      return new Release[] {release("image:sha256:" + "1".repeat(64), Map.of("commit", sha))};
    }
    var names =
        target.kind().equals("variants") && target.config() instanceof Node.Mapping variants
            ? variants.entries().stream().map(each -> "variant:" + each.key().text()).toList()
            : List.of("commit:" + sha);
    return names.stream()
        .map(each -> each.split(":", 2))
        .map(each -> release(each[0] + ":" + each[1], Map.of(each[0], each[1])))
        .toArray(Release[]::new);
  }
}
