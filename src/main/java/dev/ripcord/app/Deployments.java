package dev.ripcord.app;

import dev.ripcord.catalog.CheckEntry;
import dev.ripcord.catalog.Configured;
import dev.ripcord.catalog.Nodes;
import dev.ripcord.catalog.Procedure;
import dev.ripcord.catalog.Service;
import dev.ripcord.clock.Durations;
import dev.ripcord.host.FileContent;
import dev.ripcord.host.Host;
import dev.ripcord.plan.Plan;
import dev.ripcord.plan.PlannedStep;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the plans around a deployment are made of; pure, but for what it printed. */
final class Deployments {
  private static final String KIND = "deployment";
  private static final String OUTPUT = "output";
  private static final Duration LONG = Duration.ofHours(1);

  private Deployments() {}

  /** Has nothing to prove: which release the command brings is not known yet. */
  static Procedure procedure(Service service) {
    return procedure(service, KIND, Optional.of(List.of()), true);
  }

  /** The service's own proof, of whatever release runs by then. */
  static Procedure proof(Service service) {
    return procedure(service, "proof of the deployment", Optional.empty(), false);
  }

  private static Procedure procedure(
      Service service, String name, Optional<List<CheckEntry>> verify, boolean preparation) {
    return new Procedure(
        name,
        Optional.empty(),
        LONG,
        false,
        false,
        List.of(),
        List.of(),
        List.of(),
        verify,
        Optional.empty(),
        preparation,
        service.place());
  }

  static Configured change(Deployment deployment) {
    return new Configured(
        KIND,
        Nodes.of(Map.of("run", deployment.argv(), "directory", deployment.folder().toString())));
  }

  static Configured pause(Duration settle) {
    return new Configured("wait", Nodes.text(Durations.format(settle)));
  }

  /** The plan with these steps of ours, about no release, which may take so long. */
  static Plan with(Plan plan, List<PlannedStep> steps, Duration limit) {
    return new Plan(
        plan.service(),
        plan.purpose(),
        plan.procedure(),
        Optional.empty(),
        plan.from(),
        plan.rank(),
        limit,
        Optional.empty(),
        steps,
        plan.proof(),
        List.of(),
        plan.completedBy(),
        plan.contacts(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  static Stream<String> printed(Host host, String run, PlannedStep step) {
    return step.kind().equals(KIND)
        ? host.files().read(host.keep(run).resolve(step.path()).resolve(OUTPUT)).stream()
            .map(FileContent::text)
            .flatMap(String::lines)
        : Stream.empty();
  }
}
