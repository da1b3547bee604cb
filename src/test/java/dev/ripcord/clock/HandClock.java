package dev.ripcord.clock;

import java.time.Duration;
import java.time.Instant;

/** A clock that only a test moves; a sleep on it moves it, and takes no time. */
public final class HandClock implements Clock {
  private Instant wall = Instant.parse("2026-03-01T12:00:00Z");
  private long nanos;

  @Override
  public synchronized Instant now() {
    return wall;
  }

  @Override
  public synchronized long nanoTime() {
    return nanos;
  }

  @Override
  public void sleep(Duration duration) {
    pass(duration);
  }

  /** Time passes. */
  public synchronized void pass(Duration duration) {
    wall = wall.plus(duration);
    nanos += duration.toNanos();
  }

  /** Somebody sets the wall clock, forward or back; the steady one does not notice. */
  public synchronized void set(Instant to) {
    wall = to;
  }
}
