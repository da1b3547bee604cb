package dev.ripcord.rule;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The time axis cut into pieces of one length, each with what was measured in it: a ratio over a
 * long window would hold for minutes after a short burst is over.
 *
 * @param current the slot that is being filled
 * @param closed the slot that the newest sample closed
 */
record Slots(Intake intake, Duration length, Optional<Slot> current, Optional<Slot> closed) {

  /**
   * One piece of time.
   *
   * @param missed how many slots in which nothing was seen lie between it and the next sample
   */
  record Slot(Instant start, Mass mass, long missed) {
    Slot plus(Mass more) {
      return new Slot(start, mass.plus(more), missed);
    }
  }

  Slots after(Sample sample) {
    var start = begin(sample.at());
    var mass = intake.of(sample);
    var next = intake.after(sample);
    if (current.isEmpty()) {
      return new Slots(next, length, Optional.of(new Slot(start, mass, 0)), Optional.empty());
    }
    var filled = current.get();
    var steps = Duration.between(filled.start(), start).toMillis() / length.toMillis();
    if (steps <= 0) {
      return new Slots(next, length, Optional.of(filled.plus(mass)), Optional.empty());
    }
    var grown = intake.isGrowth(sample);
    var whole = grown ? filled.plus(mass) : filled;
    return new Slots(
        next,
        length,
        Optional.of(new Slot(start, grown ? new Mass.None() : mass, 0)),
        Optional.of(new Slot(filled.start(), whole.mass(), steps - 1)));
  }

  private Instant begin(Instant at) {
    var millis = length.toMillis();
    return Instant.ofEpochMilli(Math.floorDiv(at.toEpochMilli(), millis) * millis);
  }
}
