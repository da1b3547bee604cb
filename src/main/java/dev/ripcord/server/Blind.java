package dev.ripcord.server;

import dev.ripcord.catalog.CheckEntry;
import dev.ripcord.catalog.Service;
import dev.ripcord.rule.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Probes that have told nothing for a while, such as all those of a Prometheus that is away: a rule
 * cannot trip on what is not seen, so people have to hear of it. Not for several threads.
 */
final class Blind {
  private static final int LOOKS = 4;

  /** One look may have been on its way while this process stood still. */
  private static final int LEAST_LOOKS = 2;

  private static final Duration LEAST = Duration.ofSeconds(10);

  private final Service service;
  private final Map<String, Eye> closed = new TreeMap<>();
  private final Map<String, Eye> told = new TreeMap<>();

  /** A probe that tells nothing since then, in so many looks, and the rules that need it. */
  record Eye(String probe, Instant since, int looks, List<String> rules) {
    private Eye later(Duration still) {
      return new Eye(probe, since.plus(still), looks, rules);
    }

    private Eye again() {
      return new Eye(probe, since, looks + 1, rules);
    }
  }

  Blind(Service service) {
    this.service = service;
  }

  /** A time in which this process stood still is none in which a probe told nothing. */
  void stoodStill(Duration still) {
    closed.replaceAll((_, eye) -> eye.later(still));
  }

  /** A probe has looked, and its look is over now; what people were told of and is over. */
  Optional<Eye> seen(Sample sample, Instant now) {
    if (sample.state() == Sample.State.UNKNOWN) {
      closed.compute(
          sample.probe(),
          (probe, eye) -> eye == null ? new Eye(probe, now, 1, rules(probe)) : eye.again());
      return Optional.empty();
    }
    closed.remove(sample.probe());
    return Optional.ofNullable(told.remove(sample.probe()));
  }

  /** Those that people have to be told of now. */
  List<Eye> news(Instant now) {
    var news =
        closed.values().stream()
            .filter(each -> !each.rules().isEmpty() && !told.containsKey(each.probe()))
            .filter(each -> each.looks() >= LEAST_LOOKS)
            .filter(each -> !now.isBefore(each.since().plus(patience(each.probe()))))
            .toList();
    news.forEach(each -> told.put(each.probe(), each));
    return news;
  }

  private Duration patience(String probe) {
    var own =
        Optional.ofNullable(service.probes().get(probe))
            .map(CheckEntry::pace)
            .map(each -> each.every().multipliedBy(LOOKS))
            .orElse(LEAST);
    return own.compareTo(LEAST) < 0 ? LEAST : own;
  }

  private List<String> rules(String probe) {
    return service.watching().rules().entrySet().stream()
        .filter(each -> each.getValue().when().probes().contains(probe))
        .map(Map.Entry::getKey)
        .toList();
  }
}
