package dev.ripcord.cli.view;

import dev.ripcord.app.Survey;
import io.avaje.jsonb.Json;
import java.util.List;

/** What was seen of several services. */
@Json
public record SurveysView(List<ReleasesView> services) {

  public static SurveysView of(List<Survey> surveys) {
    return new SurveysView(surveys.stream().map(ReleasesView::of).toList());
  }
}
