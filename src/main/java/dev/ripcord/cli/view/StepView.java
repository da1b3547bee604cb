package dev.ripcord.cli.view;

import dev.ripcord.app.Planning;
import dev.ripcord.plan.PlannedStep;
import dev.ripcord.step.Judgement;
import io.avaje.jsonb.Json;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One step of a plan.
 *
 * @param onFailure {@code stop}, {@code continue} or {@code ask}
 * @param when the check that has to be good for it to be done
 * @param soAlready whether its wanted state is there; absent where nobody looked
 * @param changes lines of what would change, secrets masked
 */
@Json
public record StepView(
    String path,
    String title,
    String host,
    String kind,
    String repeatability,
    boolean reversible,
    String onFailure,
    int retries,
    Optional<String> when,
    Optional<Boolean> soAlready,
    List<String> changes) {

  static StepView of(PlannedStep step, List<Planning.Preview> previews) {
    var preview = previews.stream().filter(each -> each.path().equals(step.path())).findFirst();
    return new StepView(
        step.path(),
        step.title(),
        step.host(),
        step.kind(),
        step.repeatability().name().toLowerCase(Locale.ROOT),
        step.reversible(),
        step.onFailure().name().toLowerCase(Locale.ROOT),
        step.retries(),
        step.when().map(each -> each.name()),
        preview.map(each -> each.judgement() instanceof Judgement.Done),
        preview.map(Planning.Preview::changes).orElse(List.of()));
  }
}
