package dev.ripcord.plan;

import dev.ripcord.release.Release;
import io.avaje.jsonb.Json;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What will be done, all of it; journaled as a whole when its run is created, so that whoever
 * resumes carries out the same.
 *
 * @param procedure the procedure's name, or what was asked for, such as {@code restart}
 * @param release the one that is brought back; empty when it is not about a release
 * @param from the identity that was observed before
 * @param budget how long all of it may take, proof included
 * @param warnings what a person should know first: the grade, what cannot be undone
 * @param completedBy the procedure that does what this one leaves undone
 * @param contacts whom to turn to when it fails, a line each
 * @param order which steps are done side by side; empty means one after the other
 * @param phases the parts that the steps are in
 * @param probe by what the downtime is measured meanwhile
 */
@Json
public record Plan(
    String service,
    Purpose purpose,
    String procedure,
    Optional<Release> release,
    Optional<String> from,
    Rank rank,
    Duration budget,
    Optional<Duration> downtime,
    List<PlannedStep> steps,
    Proof proof,
    List<String> warnings,
    Optional<String> completedBy,
    List<String> contacts,
    Optional<Order> order,
    Optional<Phases> phases,
    Optional<PlannedProbe> probe) {
  public Plan {
    steps = List.copyOf(steps);
    warnings = List.copyOf(warnings);
    contacts = List.copyOf(contacts);
  }

  /** The paths of the steps that have to be through before this one. */
  public List<String> after(PlannedStep step) {
    return order
        .map(each -> each.of(step.path()))
        .orElseGet(() -> {
          var at = steps.stream().map(PlannedStep::path).toList().indexOf(step.path());
          return at < 1 ? List.of() : List.of(steps.get(at - 1).path());
        });
  }

  /** The hosts on which something is done, in order. */
  public List<String> hosts() {
    return steps.stream().map(PlannedStep::host).distinct().toList();
  }

  /** The step with this path. */
  public PlannedStep step(String path) {
    return steps.stream().filter(each -> each.path().equals(path)).findFirst().orElseThrow();
  }
}
