package dev.ripcord.catalog;

import dev.ripcord.catalog.Lint.Found;
import dev.ripcord.clock.Durations;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** Compares what a procedure may wait for with the time that it has. */
final class BudgetLint {
  private BudgetLint() {}

  static Stream<Found> over(Catalog catalog) {
    return catalog.services().values().stream()
        .flatMap(service ->
            service.procedures().values().stream()
                .flatMap(each -> over(each, service.verify()).stream()));
  }

  private static Optional<Found> over(Procedure procedure, Verify verify) {
    var steps =
        procedure.steps().stream().map(BudgetLint::longest).reduce(Duration.ZERO, Duration::plus);
    var proof = procedure.provesService() ? verify.within() : Duration.ZERO;
    var all = steps.plus(proof);
    return all.compareTo(procedure.budget()) <= 0
        ? Optional.empty()
        : Optional.of(
            new Found(
                procedure.place(),
                "the timeouts of '%s' add up to %s (steps %s, proof %s), and its budget is %s"
                    .formatted(
                        procedure.name(),
                        Durations.format(all),
                        Durations.format(steps),
                        Durations.format(proof),
                        Durations.format(procedure.budget()))));
  }

  /** What the catalog itself says that a step may take; a kind's own limits are not known here. */
  private static Duration longest(StepEntry step) {
    var once = step.timeout().orElse(Duration.ZERO).plus(step.within().orElseGet(() -> own(step)));
    return once.multipliedBy(1L + step.retries());
  }

  /** A wait has its limit in its long form, or is nothing but one. */
  private static Duration own(StepEntry step) {
    return step.change().kind().equals("wait")
        ? new Pieces.Piece("wait", step.change().config())
            .text("within")
            .filter(each -> Durations.PATTERN.matcher(each).matches())
            .map(Durations::parse)
            .orElse(Duration.ZERO)
        : Duration.ZERO;
  }
}
