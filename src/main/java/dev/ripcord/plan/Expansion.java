package dev.ripcord.plan;

import dev.ripcord.catalog.CatalogException;
import dev.ripcord.catalog.CheckEntry;
import dev.ripcord.catalog.Configured;
import dev.ripcord.catalog.Node;
import dev.ripcord.catalog.Nodes;
import dev.ripcord.catalog.Problems;
import dev.ripcord.catalog.Service;
import dev.ripcord.catalog.Shape;
import dev.ripcord.catalog.Shapes;
import dev.ripcord.catalog.StepEntry;
import dev.ripcord.catalog.StepShapes;
import dev.ripcord.catalog.Vocabulary;
import dev.ripcord.release.Ledger;
import dev.ripcord.release.Release;
import dev.ripcord.target.Target;
import dev.ripcord.target.Verb;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Turns the steps that only mean something for a service ({@code rollback: release}, {@code stop:
 * others}, {@code wait: healthy}) into steps that a driver knows.
 *
 * @param release the one that is brought back
 * @param others all other known releases
 * @param everyone what is known of every service; empty where it was not asked for
 * @param running what runs, for people; empty where it cannot be told
 */
record Expansion(
    Service service,
    Target target,
    Optional<Release> release,
    List<Release> others,
    Optional<List<Ledger>> everyone,
    Optional<String> running) {
  static final String PARALLEL = "parallel";

  private enum Which {
    /** The service as it runs. */
    SERVICE,
    /** The release that is brought back. */
    RELEASE,
    /** Every other release that can run beside it. */
    OTHERS
  }

  /** The kinds that are expanded here, with their shapes, for the reader of the catalog. */
  static Map<String, Shape<?>> kinds(Vocabulary drivers) {
    var kinds = alone(drivers.steps());
    kinds.put(PARALLEL, parallel(drivers));
    return kinds;
  }

  /** The lines of a {@code parallel}: any, except another one. */
  static Shape<List<StepEntry>> parallel(Vocabulary drivers) {
    return Shapes.described(
        "Steps that are done side by side; the next line begins when all of them are through.",
        Shapes.list(StepShapes.entry(alone(drivers.steps()), drivers.checks())));
  }

  private static Map<String, Shape<?>> alone(Map<String, ? extends Shape<?>> drivers) {
    var kinds = new HashMap<String, Shape<?>>(drivers);
    kinds.put(
        "rollback",
        Shapes.described(
            "Brings the release back as the target does it: one step or several.",
            Shapes.text("'release': the one that is brought back", "release")));
    for (var each : Verb.values()) {
      kinds.put(
          word(each),
          Shapes.described(
              "Tells the target to "
                  + word(each)
                  + " the service as it runs, the release that is brought back, or all others.",
              Shapes.word(Which.class)));
    }
    Optional.<Shape<?>>ofNullable(drivers.get("wait"))
        .ifPresent(full -> kinds.put("wait", new WaitText(full)));
    Optional.<Shape<?>>ofNullable(drivers.get(BackupText.KIND))
        .ifPresent(full ->
            kinds.put(
                BackupText.KIND,
                Shapes.described(
                    "Copies files of the host into an archive there, with a manifest of every file,"
                        + " and reads it back before it counts.",
                    new BackupText(full))));
    return kinds;
  }

  /** The steps that a line of a procedure stands for; one for most. */
  List<StepEntry> expand(StepEntry entry) {
    var kind = entry.change().kind();
    var verb = Stream.of(Verb.values()).filter(each -> word(each).equals(kind)).findFirst();
    if (verb.isPresent()) {
      return lifecycle(verb.get(), entry).stream().map(each -> inherit(entry, each)).toList();
    }
    return switch (kind) {
      case "rollback" ->
          target.bringBack(wanted(entry)).stream().map(each -> inherit(entry, each)).toList();
      case "wait" -> List.of(entry.with(wait(entry.change())));
      case BackupText.KIND ->
          List.of(entry.with(BackupText.told(entry.change(), service, running)));
      case Needed.KIND -> List.of(entry.with(Needed.told(entry.change(), everyone)));
      default -> List.of(entry);
    };
  }

  private List<StepEntry> lifecycle(Verb verb, StepEntry entry) {
    return switch (Shapes.word(Which.class).readOrThrow(entry.change().config())) {
      case SERVICE -> target.lifecycle(verb, Optional.empty());
      case RELEASE -> target.lifecycle(verb, Optional.of(wanted(entry)));
      case OTHERS ->
          others.stream()
              .flatMap(each -> target.lifecycle(verb, Optional.of(each)).stream())
              .toList();
    };
  }

  private Release wanted(StepEntry entry) {
    return release.orElseThrow(() ->
        new CatalogException(
            entry.change().place(), "no release is brought back here: use 'service'"));
  }

  private Configured wait(Configured change) {
    return switch (change.config()) {
      case Node.Scalar scalar when scalar.text().equals("healthy") ->
          waitFor(service.verify().checks());
      case Node.Scalar scalar when service.probes().containsKey(scalar.text()) ->
          waitFor(List.of(named(scalar)));
      case Node.Sequence list ->
          waitFor(list.items().stream().map(each -> named((Node.Scalar) each)).toList());
      case Node.Scalar _, Node.Mapping _ -> change;
    };
  }

  private CheckEntry named(Node.Scalar name) {
    return Optional.ofNullable(service.probes().get(name.text()))
        .orElseThrow(() -> {
          var problems = new Problems();
          problems.unknown(name.place(), "probe", name.text(), service.probes().keySet());
          return new CatalogException(problems.all());
        });
  }

  private static Configured waitFor(List<CheckEntry> checks) {
    var lines =
        checks.stream()
            .map(each ->
                Nodes.of(Map.of("name", each.name(), each.check().kind(), each.check().config())))
            .toList();
    return new Configured("wait", Nodes.of(Map.of("for", lines)));
  }

  /** What the line says about failure and conditions holds for all that it stands for. */
  static StepEntry inherit(StepEntry line, StepEntry each) {
    return new StepEntry(
        each.change(),
        each.name(),
        each.when().isPresent() ? each.when() : line.when(),
        each.timeout().isPresent() ? each.timeout() : line.timeout(),
        each.within().isPresent() ? each.within() : line.within(),
        Math.max(each.retries(), line.retries()),
        each.onFailure().isPresent() ? each.onFailure() : line.onFailure());
  }

  private static String word(Verb verb) {
    return verb.name().toLowerCase(Locale.ROOT);
  }
}
