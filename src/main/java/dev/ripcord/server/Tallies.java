package dev.ripcord.server;

import dev.ripcord.notify.Looks;
import dev.ripcord.rule.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts looks, for the digest and for metrics. */
final class Tallies {
  private static final long HOUR = Duration.ofHours(1).toSeconds();
  private static final int HOURS = 48;

  private final Map<Long, Hour> hours = new ConcurrentHashMap<>();
  private final Map<Sample.State, LongAdder> all = new ConcurrentHashMap<>();
  private final LongAdder late = new LongAdder();

  private record Hour(LongAdder all, LongAdder good) {}

  void looked(Sample sample) {
    var number = sample.at().getEpochSecond() / HOUR;
    var hour = hours.computeIfAbsent(number, _ -> fresh(number));
    hour.all().increment();
    if (sample.state() == Sample.State.GOOD) {
      hour.good().increment();
    }
    all.computeIfAbsent(sample.state(), _ -> new LongAdder()).increment();
  }

  private Hour fresh(long number) {
    hours.keySet().removeIf(each -> each < number - HOURS);
    return new Hour(new LongAdder(), new LongAdder());
  }

  void late() {
    late.increment();
  }

  long lates() {
    return late.sum();
  }

  /** How many there were of each state, since the start. */
  Map<Sample.State, Long> byState() {
    var counts = new TreeMap<Sample.State, Long>();
    for (var each : Sample.State.values()) {
      counts.put(each, all.getOrDefault(each, new LongAdder()).sum());
    }
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
