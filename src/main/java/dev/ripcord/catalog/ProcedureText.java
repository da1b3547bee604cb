package dev.ripcord.catalog;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A procedure whose names are not looked up yet. */
record ProcedureText(
    Optional<String> useWhen,
    Duration budget,
    boolean emergency,
    boolean continueOnFailure,
    List<CheckUse> prerequisites,
    Optional<List<StepEntry>> steps,
    Optional<Map<String, Phase.Text>> phases,
    Optional<List<CheckUse>> verify,
    Optional<String> completedBy,
    boolean preparation,
    Place place) {
  ProcedureText {
    if (steps.isPresent() == phases.isPresent()) {
      throw new IllegalArgumentException("it takes either 'steps', or 'phases' that have steps");
    }
  }

  Procedure resolve(String name, Map<String, CheckEntry> probes, Collection<String> procedures) {
    completedBy
        .filter(each -> !procedures.contains(each))
        .ifPresent(each -> {
          var problems = new Problems();
          problems.unknown(place, "procedure in completed-by", each, procedures);
          problems.throwIfAny();
        });
    var stop = name.equals(Procedure.EMERGENCY_STOP); // whatever it says of itself
    return new Procedure(
        name,
        useWhen,
        budget,
        emergency || stop,
        continueOnFailure || stop,
        CheckUse.resolve(prerequisites, probes),
        steps.orElseGet(this::lines),
        phases.map(Phase::of).orElse(List.of()),
        verify.map(each -> CheckUse.resolve(each, probes)),
        completedBy,
        preparation || Procedure.ofItsOwn(name),
        place);
  }

  private List<StepEntry> lines() {
    return phases.orElse(Map.of()).values().stream()
        .flatMap(each -> each.steps().stream())
        .toList();
  }
}
