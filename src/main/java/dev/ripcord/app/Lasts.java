package dev.ripcord.app;

import dev.ripcord.catalog.CheckEntry;
import dev.ripcord.catalog.Configured;
import dev.ripcord.catalog.Node;
import dev.ripcord.catalog.Nodes;
import dev.ripcord.catalog.Procedure;
import dev.ripcord.catalog.Service;
import dev.ripcord.catalog.StepEntry;
import dev.ripcord.catalog.UnknownName;
import dev.ripcord.target.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is done to a service when little else helps, and what is kept of it before: procedures of
 * the catalog, or made of what the service has; pure.
 */
final class Lasts {
  private static final String BACKUP = "backup";
  private static final String BEFORE_RESTART = "before-restart";
  private static final String BEFORE_DEPLOYMENT = "pre-deploy";
  private static final Duration LONG = Duration.ofMinutes(30);
  private static final Duration SHORT = Duration.ofMinutes(2);

  private Lasts() {}

  /** The command that a procedure is for, where it is no rollback. */
  static Optional<String> instead(Service service, Procedure procedure) {
    return switch (procedure.name()) {
      case Procedure.EMERGENCY_STOP ->
          Optional.of("ripcord stop " + service.name() + " --emergency");
      case Procedure.FULL_RESTART -> Optional.of("ripcord restart " + service.name() + " --full");
      default -> Optional.empty();
    };
  }

  /** Keeps what the service's own backup names. */
  static Procedure backup(Service service, Optional<String> label) {
    return made(
        BACKUP, LONG, false, List.of(copy(service, label)), Optional.of(List.of()), service);
  }

  private static StepEntry copy(Service service, Optional<String> label) {
    var own =
        service
            .backup()
            .orElseThrow(() -> new UnknownName("backup of service", service.name(), List.of()));
    return StepEntry.of(label.map(each -> labelled(own, each)).orElse(own));
  }

  private static Configured labelled(Configured own, String label) {
    var entries = new ArrayList<>(((Node.Mapping) Nodes.without(own.config(), "label")).entries());
    entries.addAll(((Node.Mapping) Nodes.of(Map.of("label", label))).entries());
    return new Configured(own.kind(), new Node.Mapping(entries, own.config().place()));
  }

  /** What goes before a deployment: a backup where there is one, and the catalog's preparation. */
  static Optional<Procedure> preparation(Service service) {
    var own =
        service.procedures().values().stream().filter(Procedure::beforeDeployment).findFirst();
    if (service.backup().isEmpty() || own.filter(Lasts::copies).isPresent()) {
      return own;
    }
    var copy = copy(service, Optional.of(BEFORE_DEPLOYMENT));
    return own.map(each -> after(copy, each))
        .or(() ->
            Optional.of(
                made("preparation", LONG, false, List.of(copy), Optional.of(List.of()), service)));
  }

  private static boolean copies(Procedure procedure) {
    return procedure.steps().stream().anyMatch(each -> each.change().kind().equals(BACKUP));
  }

  /** Its phases would be counted from the wrong line, and are left out. */
  private static Procedure after(StepEntry first, Procedure each) {
    return new Procedure(
        each.name(),
        each.useWhen(),
        each.budget().plus(LONG),
        each.emergency(),
        each.continueOnFailure(),
        each.prerequisites(),
        Stream.concat(Stream.of(first), each.steps().stream()).toList(),
        List.of(),
        each.verify(),
        each.completedBy(),
        each.preparation(),
        each.place());
  }

  /** Stops all of it, goes on past failures, and looks whether anything is left. */
  static Procedure emergencyStop(Service service, Target target) {
    var own = service.procedures().get(Procedure.EMERGENCY_STOP);
    if (own != null) {
      return own;
    }
    var gone =
        target.stopped().stream()
            .map(each -> new CheckEntry("nothing of it runs", each, false))
            .toList();
    return made(Procedure.EMERGENCY_STOP, SHORT, true, target.halt(), Optional.of(gone), service);
  }

  /** Backup, stop, make room, start, and the service's own proof. */
  static Procedure fullRestart(Service service, Target target) {
    var own = service.procedures().get(Procedure.FULL_RESTART);
    if (own != null) {
      return own;
    }
    var steps = new ArrayList<StepEntry>();
    if (service.backup().isPresent()) {
      steps.add(copy(service, Optional.of(BEFORE_RESTART)));
    }
    steps.addAll(verb("stop"));
    steps.addAll(target.room());
    steps.addAll(verb("start"));
    return made(Procedure.FULL_RESTART, LONG, false, steps, Optional.empty(), service);
  }

  private static List<StepEntry> verb(String word) {
    return List.of(StepEntry.of(new Configured(word, Nodes.text("service"))));
  }

  private static Procedure made(
      String name,
      Duration budget,
      boolean emergency,
      List<StepEntry> steps,
      Optional<List<CheckEntry>> verify,
      Service service) {
    return new Procedure(
        name,
        Optional.empty(),
        budget,
        emergency,
        emergency,
        List.of(),
        steps,
        List.of(),
        verify,
        Optional.empty(),
        true,
        service.place());
  }
}
