package dev.ripcord.decide.replay;

import dev.ripcord.catalog.Service;
import dev.ripcord.rule.Baseline;
import dev.ripcord.rule.BeforeDeployment;
import dev.ripcord.rule.Sample;
import dev.ripcord.rule.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;

/** The samples of the last half hour, for what signals were before a deployment. */
final class Lately {
  private static final Duration LENGTH = Duration.ofMinutes(30);

  private final BeforeDeployment before;
  private final ArrayDeque<Sample> samples = new ArrayDeque<>();

  Lately(Service service) {
    before = new BeforeDeployment(service.watching().conditions(), service.intervals());
  }

  void add(Sample sample) {
    samples.add(sample);
    forget(sample.at());
  }

  private void forget(Instant now) {
    while (!samples.isEmpty() && samples.getFirst().at().isBefore(now.minus(LENGTH))) {
      samples.removeFirst();
    }
  }

  Map<Signal, Baseline> baselines(Instant now) {
    forget(now);
    return before.of(List.copyOf(samples), now);
  }
}
