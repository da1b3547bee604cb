package dev.ripcord.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A clock that a test turns; sleeping turns it too, and is noted. */
public final class FakeClock implements Clock {
  private Instant now = Instant.parse("2026-01-01T12:00:00Z");
  private long nanos = 1_000_000_000L;
  private final List<Duration> slept = new ArrayList<>();

  @Override
  public synchronized Instant now() {
    return now;
  }

  @Override
  public synchronized long nanoTime() {
    return nanos;
  }

  @Override
  public synchronized void sleep(Duration duration) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("asked to stop");
    }
    slept.add(duration);
    tick(duration);
  }

  /** Lets time pass. */
  public synchronized void tick(Duration duration) {
    now = now.plus(duration);
    nanos += duration.toNanos();
  }

  /** Sets the wall clock alone, as an administrator or a time server does. */
  public synchronized void set(Instant wall) {
    now = wall;
  }

  /** Every sleep so far. */
  public synchronized List<Duration> slept() {
    return List.copyOf(slept);
  }
}
