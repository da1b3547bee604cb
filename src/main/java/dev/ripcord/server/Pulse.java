package dev.ripcord.server;

import dev.ripcord.clock.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Notices when this process stood still: stopped, starved, suspended with its machine. What looked
 * bad meanwhile may have been our own doing.
 */
final class Pulse {
  /** Between two beats. */
  static final Duration BEAT = Duration.ofMillis(50);

  private static final long LATE = Duration.ofMillis(250).toNanos();
  private static final long ASLEEP = Duration.ofSeconds(2).toNanos();
  private static final int KEPT = 1000;

  private final Clock clock;
  private final Deque<Still> stills = new ArrayDeque<>();
  private long last;
  private Instant lastWall;

  /** A time in which nothing moved, in nanoseconds of the steady clock. */
  private record Still(long from, long until) {
    long within(long began, long ended) {
      return Math.max(0, Math.min(until, ended) - Math.max(from, began));
    }
  }

  Pulse(Clock clock) {
    this.clock = clock;
    this.last = clock.nanoTime();
    this.lastWall = clock.now();
  }

  /**
   * To be called every {@link #BEAT}.
   *
   * @return how long it had stood still before this beat, or zero
   */
  synchronized Duration beat() {
    var now = clock.nanoTime();
    var wall = clock.now();
    var passed = now - last;
    var slept = Duration.between(lastWall, wall).toNanos() - passed;
    var still = passed > LATE || slept > ASLEEP;
    if (still) {
      stills.add(new Still(last, now));
      if (stills.size() > KEPT) {
        stills.remove();
      }
    }
    last = now;
    lastWall = wall;
    return still ? Duration.ofNanos(Math.max(passed, slept)) : Duration.ZERO;
  }

  /** Whether more than a fifth of a look was such a time, the one that goes on included. */
  synchronized boolean disturbed(long began, long ended) {
    var open = ended - last > LATE ? new Still(last, ended).within(began, ended) : 0;
    var all = stills.stream().mapToLong(each -> each.within(began, ended)).sum() + open;
    return all > (ended - began) / 5;
  }
}
