package dev.ripcord.diagnose;

import dev.ripcord.catalog.CheckEntry;
import dev.ripcord.catalog.Service;
import dev.ripcord.check.Finding;
import dev.ripcord.check.Sight;
import dev.ripcord.host.Command;
import dev.ripcord.target.Target;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A service, and how it can be looked at.
 *
 * @param log the command that shows the end of its log; empty where its target has none
 * @param runs whether it runs, as its target tells
 * @param look looks at a check, with the values of the release filled in
 * @param doors where its probes ask it
 */
public record Patient(
    Service service,
    Target target,
    Sight sight,
    Optional<Command> log,
    Finding runs,
    Function<CheckEntry, Finding> look,
    List<Door> doors) {

  public Patient {
    doors = List.copyOf(doors);
  }

  /**
   * Where a probe asks the service.
   *
   * @param port only where it is on the service's own machine
   */
  public record Door(CheckEntry probe, Optional<Integer> port) {}
}
