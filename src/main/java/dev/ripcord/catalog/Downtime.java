package dev.ripcord.catalog;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a rollback costs in downtime, and by what check that is measured while it runs.
 *
 * @param expected empty means that it is not known beforehand
 * @param seenBy empty means the first check of the proof that asks over the network
 * @param every the time between two looks, and so how exact it is
 */
public record Downtime(Optional<Duration> expected, Optional<CheckEntry> seenBy, Duration every) {
  private static final Duration USUAL = Duration.ofMillis(500);
  static final Downtime UNKNOWN = new Downtime(Optional.empty(), Optional.empty(), USUAL);

  /** One whose names are not looked up yet. */
  record Text(Optional<Duration> expected, Optional<CheckUse> seenBy, Duration every) {
    Downtime resolve(Map<String, CheckEntry> known) {
      var found = CheckUse.resolve(seenBy.stream().toList(), known);
      return new Downtime(expected, found.stream().findFirst(), every);
    }
  }

  /** The expected length alone, or all of it. */
  static Shape<Text> shape(Map<String, ? extends Shape<?>> checks) {
    var expected = Field.optional("expected", Shapes.duration(), "what a rollback should cost");
    var seenBy =
        Field.optional(
            "seen-by",
            CheckShapes.use(checks),
            "the check that is asked all the time while a rollback runs; the first one of the"
                + " proof that asks over the network when missing");
    var every =
        Field.or(
            "every",
            Shapes.duration(),
            USUAL,
            "the time between two looks, and so how exact the measured downtime is");
    return Shapes.either(
        Shapes.mapped(
            Shapes.duration(), each -> new Text(Optional.of(each), Optional.empty(), USUAL)),
        Shapes.object(
            "What a rollback costs in downtime, and by what that is measured.",
            values -> new Text(values.get(expected), values.get(seenBy), values.get(every)),
            expected,
            seenBy,
            every));
  }

  /** Which of these checks it is measured by. */
  public Optional<CheckEntry> by(List<CheckEntry> checks) {
    var asking = List.of("http", "tcp", "websocket");
    return seenBy.or(
        () -> checks.stream().filter(each -> asking.contains(each.check().kind())).findFirst());
  }
}
