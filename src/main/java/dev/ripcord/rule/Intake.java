package dev.ripcord.rule;

import dev.ripcord.rule.Sample.State;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Turns samples into what came since the sample before: counters only ever tell by their growth.
 *
 * @param every the interval of each probe
 * @param last the newest sample of each probe that told something
 */
record Intake(Signal signal, Map<String, Duration> every, Map<String, Sample> last) {
  private static final String BUCKET = "le=";
  private static final String TOTAL = "total";

  Intake {
    every = Map.copyOf(every);
    last = Map.copyOf(last);
  }

  Intake after(Sample sample) {
    if (sample.state() == State.UNKNOWN) {
      return this;
    }
    var more = new HashMap<>(last);
    more.put(sample.probe(), sample);
    return new Intake(signal, every, more);
  }

  /** What this sample adds; nothing where it tells nothing, or of a time that nobody watched. */
  Mass of(Sample sample) {
    if (sample.state() == State.UNKNOWN) {
      return new Mass.None();
    }
    return switch (signal) {
      case Signal.Ratio(List<String> counters) when counters.size() == 2 ->
          counter(sample, counters.getFirst().equals(sample.probe()));
      case Signal.Ratio _ -> ratio(sample);
      case Signal.Quantile _ -> quantile(sample);
      case Signal.Errors _,
          Signal.Reading _,
          Signal.Restarts _,
          Signal.Slope _,
          Signal.Unavailable _ ->
          new Mass.None();
    };
  }

  /** Whether it tells what came since the sample before, and not what is now. */
  boolean isGrowth(Sample sample) {
    return switch (signal) {
      case Signal.Ratio(List<String> counters) ->
          counters.size() == 2 || sample.numbers().containsKey(TOTAL);
      case Signal.Quantile _ ->
          sample.numbers().keySet().stream().anyMatch(each -> each.startsWith(BUCKET));
      case Signal.Errors _,
          Signal.Reading _,
          Signal.Restarts _,
          Signal.Slope _,
          Signal.Unavailable _ ->
          false;
    };
  }

  private Mass counter(Sample sample, boolean isBad) {
    return growth(sample, Sample.VALUE)
        .<Mass>map(each -> isBad ? new Mass.Counts(each, 0) : new Mass.Counts(0, each))
        .orElse(new Mass.None());
  }

  private Mass ratio(Sample sample) {
    if (!sample.numbers().containsKey(TOTAL)) {
      return new Mass.Counts(sample.state() == State.BAD ? 1 : 0, 1);
    }
    var bad = growth(sample, "bad");
    var total = growth(sample, TOTAL);
    return bad.isPresent() && total.isPresent()
        ? new Mass.Counts(bad.get(), total.get())
        : new Mass.None();
  }

  private Mass quantile(Sample sample) {
    var buckets = new TreeMap<Double, Double>();
    for (var name : sample.numbers().keySet()) {
      if (name.startsWith(BUCKET)) {
        var grown = growth(sample, name);
        if (grown.isEmpty()) {
          return new Mass.None();
        }
        buckets.put(bound(name), grown.get());
      }
    }
    return buckets.isEmpty() ? single(sample) : new Mass.Buckets(buckets);
  }

  private static Mass single(Sample sample) {
    return sample
        .number(Sample.LATENCY)
        .or(() -> sample.number(Sample.VALUE))
        .<Mass>map(each -> new Mass.Values(List.of(each)))
        .orElse(new Mass.None());
  }

  private static double bound(String name) {
    var text = name.substring(BUCKET.length());
    return text.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(text);
  }

  /** Empty for a counter that began anew, and after a gap that nobody watched. */
  private Optional<Double> growth(Sample sample, String number) {
    return Optional.ofNullable(last.get(sample.probe()))
        .filter(each -> StateTracker.isFresh(each.at(), every(sample), sample.at()))
        .flatMap(each -> each.number(number))
        .flatMap(before -> sample.number(number).map(now -> now - before))
        .filter(each -> each >= 0);
  }

  private Duration every(Sample sample) {
    return every.getOrDefault(sample.probe(), Duration.ofSeconds(30));
  }
}
