package dev.ripcord.clock;

import java.time.Duration;

/** A moment on the steady clock by which something has to be over. */
public record Deadline(Clock clock, long atNanos) {

  /** The deadline that lies {@code duration} ahead. */
  public static Deadline in(Clock clock, Duration duration) {
    return new Deadline(clock, clock.nanoTime() + duration.toNanos());
  }

  /** What is left, never negative. */
  public Duration remaining() {
    return Duration.ofNanos(Math.max(0, atNanos - clock.nanoTime()));
  }

  /** Whether the moment has come. */
  public boolean passed() {
    return clock.nanoTime() - atNanos >= 0;
  }
}
