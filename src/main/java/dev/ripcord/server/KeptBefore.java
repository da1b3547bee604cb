package dev.ripcord.server;

import dev.ripcord.catalog.Service;
import dev.ripcord.clock.Clock;
import dev.ripcord.rule.Baseline;
import dev.ripcord.rule.BeforeDeployment;
import dev.ripcord.rule.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** What signals were before a deployment, from samples that were kept. */
record KeptBefore(Keeping keeping, Clock clock) {
  private static final Duration LENGTH = Duration.ofMinutes(30);
  private static final Duration LATELY = Duration.ofDays(1);

  /** Nothing of a deployment of more than a day ago, unless it may be to blame for longer. */
  Map<Signal, Baseline> of(Service service, Instant deployed) {
    var watching = service.watching();
    var window = watching.automation().window();
    var lately = window.compareTo(LATELY) > 0 ? window : LATELY;
    if (deployed.isBefore(clock.now().minus(lately))) {
      return Map.of();
    }
    var kept =
        keeping.since(service.name(), deployed.minus(LENGTH)).stream()
            .filter(each -> each.at().isBefore(deployed))
            .toList();
    return new BeforeDeployment(watching.conditions(), service.intervals()).of(kept, deployed);
  }
}
