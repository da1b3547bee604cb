package dev.ripcord.server;

import dev.ripcord.decide.guard.Guard;
import dev.ripcord.decide.incident.Incident;
import dev.ripcord.journal.Outcome;
import dev.ripcord.journal.WatchEvent;
import dev.ripcord.notify.Looks;
import dev.ripcord.rule.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/** Counts looks and decisions, for the digest and for metrics. */
final class Tallies {
  private static final long HOUR = Duration.ofHours(1).toSeconds();
  private static final int HOURS = 48;
  private static final String NOT_BEGUN = "not_begun";

  private final Map<Long, Hour> hours = new ConcurrentHashMap<>();
  private final Map<Sample.State, LongAdder> all = new ConcurrentHashMap<>();
  private final LongAdder late = new LongAdder();
  private final Map<Probe, Insight.Last> newest = new ConcurrentHashMap<>();
  private final Map<Word, LongAdder> guards = new ConcurrentHashMap<>();
  private final Map<Ended, LongAdder> runs = new ConcurrentHashMap<>();

  private record Hour(LongAdder all, LongAdder good) {}

  private record Probe(String service, String name) {}

  private record Word(String guard, boolean held) {}

  private record Ended(String service, boolean remedy, String outcome) {}

  void looked(String service, Sample sample) {
    var number = sample.at().getEpochSecond() / HOUR;
    var hour = hours.computeIfAbsent(number, _ -> fresh(number));
    hour.all().increment();
    if (sample.state() == Sample.State.GOOD) {
      hour.good().increment();
    }
    add(all, sample.state());
    newest.put(new Probe(service, sample.probe()), new Insight.Last(sample.at(), sample.state()));
  }

  private Hour fresh(long number) {
    hours.keySet().removeIf(each -> each < number - HOURS);
    return new Hour(new LongAdder(), new LongAdder());
  }

  private static <K> void add(Map<K, LongAdder> counts, K key) {
    counts.computeIfAbsent(key, _ -> new LongAdder()).increment();
  }

  private static <K> long count(Map<K, LongAdder> counts, K key) {
    return Optional.ofNullable(counts.get(key)).map(LongAdder::sum).orElse(0L);
  }

  void late() {
    late.increment();
  }

  /** Something was decided here, and is written; {@code incident} is how it was before. */
  void decided(String service, WatchEvent event, Optional<Incident> incident) {
    switch (event) {
      case WatchEvent.Judged judged ->
          judged
              .guards()
              .forEach(each -> add(guards, new Word(each.guard(), each.held().isPresent())));
      case WatchEvent.Acted acted ->
          add(runs, new Ended(service, isRemedy(acted, incident), word(acted.outcome())));
      case WatchEvent.Opened _,
          WatchEvent.Announced _,
          WatchEvent.Withdrawn _,
          WatchEvent.Acting _,
          WatchEvent.Escalated _,
          WatchEvent.Returned _,
          WatchEvent.Acknowledged _,
          WatchEvent.Closed _,
          WatchEvent.Silenced _,
          WatchEvent.Unsilenced _,
          WatchEvent.Held _,
          WatchEvent.Armed _ -> {}
    }
  }

  private static boolean isRemedy(WatchEvent.Acted acted, Optional<Incident> incident) {
    return incident
        .flatMap(Incident::acting)
        .filter(each -> each.run().equals(acted.run()))
        .flatMap(WatchEvent.Acting::remedy)
        .isPresent();
  }

  private static String word(Optional<Outcome> outcome) {
    return outcome.map(each -> each.name().toLowerCase(Locale.ROOT)).orElse(NOT_BEGUN);
  }

  long lates() {
    return late.sum();
  }

  /** How many there were of each state, since the start. */
  Map<Sample.State, Long> byState() {
    var counts = new TreeMap<Sample.State, Long>();
    for (var each : Sample.State.values()) {
      counts.put(each, count(all, each));
    }
    return counts;
  }

  /** The newest look of a probe. */
  Optional<Insight.Last> newest(String service, String probe) {
    return Optional.ofNullable(newest.get(new Probe(service, probe)));
  }

  /** What each guard said, since the start. */
  Map<Guard, Insight.Asked> guards() {
    var asked = new TreeMap<Guard, Insight.Asked>();
    for (var each : Guard.values()) {
      asked.put(
          each,
          new Insight.Asked(
              count(guards, new Word(each.word(), true)),
              count(guards, new Word(each.word(), false))));
    }
    return asked;
  }

  /** How runs that began by themselves ended, since the start; each end there can be. */
  Map<String, Long> runs(String service, boolean remedies) {
    var counts = new TreeMap<String, Long>();
    Stream.concat(
            Stream.of(Outcome.values()).map(Optional::of), Stream.of(Optional.<Outcome>empty()))
        .map(Tallies::word)
        .forEach(each -> counts.put(each, count(runs, new Ended(service, remedies, each))));
    return counts;
  }

  /** Those of the hours since then. */
  Looks since(Instant moment) {
    var from = moment.getEpochSecond() / HOUR;
    var found = hours.entrySet().stream().filter(each -> each.getKey() >= from).toList();
    return new Looks(
        found.stream().mapToLong(each -> each.getValue().all().sum()).sum(),
        found.stream().mapToLong(each -> each.getValue().good().sum()).sum());
  }
}
