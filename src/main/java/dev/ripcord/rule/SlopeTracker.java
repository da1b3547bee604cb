package dev.ripcord.rule;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How fast a number grew over the whole of a window, by least squares. */
record SlopeTracker(
    Condition.Compared compared, Duration window, Duration every, List<Point> points)
    implements Tracker {
  private static final double COVERAGE = 0.8;
  private static final double MINUTE = 60;

  /** A number at a time. */
  record Point(Instant at, double number) {}

  SlopeTracker {
    points = List.copyOf(points);
  }

  @Override
  public Tracker after(Sample sample) {
    var reading = ((Signal.Slope) compared.signal()).reading();
    var number = sample.number(reading.number(), compared.bound().unit());
    if (!sample.probe().equals(reading.probe()) || number.isEmpty()) {
      return this;
    }
    var since = sample.at().minus(window).minus(every);
    var more =
        Stream.concat(
                points.stream().filter(each -> each.at().isAfter(since)),
                Stream.of(new Point(sample.at(), number.get())))
            .toList();
    return new SlopeTracker(compared, window, every, more);
  }

  @Override
  public Truth at(Instant now) {
    return perMinute(now)
        .map(each -> Truth.of(compared.comparison().holds(each, compared.bound().number())))
        .orElse(Truth.OPEN);
  }

  /** In the bound's unit; empty while too little of the window was seen. */
  Optional<Double> perMinute(Instant now) {
    var needed = Math.max(3, COVERAGE * window.toMillis() / every.toMillis());
    if (points.size() < needed
        || !StateTracker.isFresh(points.getLast().at(), every, now)
        || points.getFirst().at().isAfter(now.minus(window))) {
      return Optional.empty();
    }
    var start = points.getFirst().at();
    var times = points.stream().mapToDouble(each -> seconds(start, each.at()) / MINUTE).toArray();
    var numbers = points.stream().mapToDouble(Point::number).toArray();
    var slope = slope(times, numbers);
    return compared.bound().unit() == Bound.Unit.BYTES_PER_MINUTE
        ? Optional.of(slope)
        : share(slope, mean(numbers));
  }

  /** Of itself; a number that is nothing on the whole has no share. */
  private static Optional<Double> share(double slope, double mean) {
    return mean == 0 ? Optional.empty() : Optional.of(slope / Math.abs(mean));
  }

  private static double slope(double[] x, double[] y) {
    var meanX = mean(x);
    var meanY = mean(y);
    var above = 0.0;
    var below = 0.0;
    for (var i = 0; i < x.length; i++) {
      above += (x[i] - meanX) * (y[i] - meanY);
      below += (x[i] - meanX) * (x[i] - meanX);
    }
    return below == 0 ? 0 : above / below;
  }

  private static double mean(double[] all) {
    var sum = 0.0;
    for (var each : all) {
      sum += each;
    }
    return sum / all.length;
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toMillis() / 1000.0;
  }
}
