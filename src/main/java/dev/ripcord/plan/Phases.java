package dev.ripcord.plan;

import dev.ripcord.catalog.Phase;
import dev.ripcord.catalog.Procedure;
import io.avaje.jsonb.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The parts that a plan's steps are in, each with the time that it is meant to take. */
@Json
public record Phases(List<Part> parts) {
  public Phases {
    parts = List.copyOf(parts);
  }

  /** One of them; {@code paths} are those of its steps, in the order of the plan. */
  @Json
  public record Part(String name, Duration planned, List<String> paths) {
    public Part {
      paths = List.copyOf(paths);
    }
  }

  /** The part that begins with this step. */
  public Optional<Part> beginsWith(String path) {
    return parts.stream()
        .filter(each -> each.paths().stream().limit(1).anyMatch(path::equals))
        .findFirst();
  }

  /** Of a procedure's; empty when it has none. */
  static Optional<Phases> of(Procedure procedure, List<PlannedStep> steps) {
    var parts = new ArrayList<Part>();
    var line = 1;
    for (var each : procedure.phases()) {
      parts.add(part(each, line, steps));
      line += each.lines();
    }
    return Optional.of(new Phases(parts)).filter(_ -> !parts.isEmpty());
  }

  private static Part part(Phase phase, int first, List<PlannedStep> steps) {
    var paths =
        steps.stream()
            .map(PlannedStep::path)
            .filter(each -> line(each) >= first && line(each) < first + phase.lines())
            .toList();
    return new Part(phase.name(), phase.planned(), paths);
  }

  /** {@code 2} of {@code 2.1-web1}. */
  private static int line(String path) {
    return Integer.parseInt(path.split("[.-]", 2)[0]);
  }
}
