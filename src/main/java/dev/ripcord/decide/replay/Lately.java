package dev.ripcord.decide.replay;

import dev.ripcord.catalog.Service;
import dev.ripcord.rule.Baseline;
import dev.ripcord.rule.Sample;
import dev.ripcord.rule.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The samples of the last half hour, for what signals were before a deployment. */
final class Lately {
  private static final Duration LENGTH = Duration.ofMinutes(30);

  private final Map<String, Duration> every = new TreeMap<>();
  private final Collection<Signal> signals;
  private final ArrayDeque<Sample> samples = new ArrayDeque<>();

  Lately(Service service) {
    service.probes().forEach((name, each) -> every.put(name, each.pace().every()));
    signals =
        service.watching().rules().values().stream()
            .flatMap(each -> each.when().signals())
            .distinct()
            .toList();
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
    return Baseline.of(signals, every, List.copyOf(samples));
  }
}
