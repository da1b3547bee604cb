package dev.ripcord.cli.view;

import dev.ripcord.app.Survey;
import io.avaje.jsonb.Json;
import java.util.List;
import java.util.Optional;

/**
 * All releases of a service that are known, oldest first.
 *
 * @param said what is seen to run
 * @param identity of what runs; absent when it cannot be told
 * @param unrecorded why what was seen could not be recorded
 */
@Json
public record ReleasesView(
    String service,
    String said,
    Optional<String> identity,
    List<ReleaseView> releases,
    Optional<String> unrecorded) {

  public static ReleasesView of(Survey survey) {
    return new ReleasesView(
        survey.service().name(),
        survey.observed().said(),
        survey.observed().identity(),
        survey.ledger().releases().stream().map(each -> ReleaseView.of(each, survey)).toList(),
        survey.unrecorded());
  }
}
