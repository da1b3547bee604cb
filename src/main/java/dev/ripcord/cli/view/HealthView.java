package dev.ripcord.cli.view;

import dev.ripcord.check.Finding;
import io.avaje.jsonb.Json;
import java.util.List;
import java.util.Map;

/** Every check of a service, as it was just seen. */
@Json
public record HealthView(String service, boolean good, List<FindingView> checks) {

  public static HealthView of(String service, boolean good, Map<String, Finding> checks) {
    return new HealthView(service, good, FindingView.of(checks));
  }
}
