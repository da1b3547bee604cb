package dev.ripcord.rule;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A clock about how long something takes, which keeps what it took while the clock went on: so it
 * can be compared with what it took before the deployment.
 */
record Remembering(ClockTracker clock, Signal.Reading reading, Baseline before, List<Double> took)
    implements ClockTracker {
  private static final int KEPT = 200;

  Remembering {
    took = List.copyOf(took);
  }

  @Override
  public ClockTracker after(Sample sample) {
    if (!sample.probe().equals(reading.probe())) {
      return this;
    }
    var next = clock.after(sample);
    var ok = next.verdict(sample.at()).kind() == Verdict.Kind.OK;
    return new Remembering(next, reading, before, ok ? List.of() : more(sample));
  }

  private List<Double> more(Sample sample) {
    var all = Stream.concat(took.stream(), sample.number(reading.number()).stream()).toList();
    return all.subList(Math.max(0, all.size() - KEPT), all.size());
  }

  @Override
  public Truth at(Instant now) {
    return clock.at(now);
  }

  @Override
  public Verdict verdict(Instant now) {
    return clock.verdict(now);
  }

  @Override
  public Optional<Contrast> contrast() {
    return took.isEmpty() ? Optional.empty() : Contrast.of(took, before);
  }
}
