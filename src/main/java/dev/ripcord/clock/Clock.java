package dev.ripcord.clock;

import java.time.Duration;
import java.time.Instant;

/** Time as the program sees it; comes in through constructors, so that a test can turn it. */
public interface Clock {
  /** Wall time, for people and stamps only: it may go backwards. */
  Instant now();

  /** A steady reading in nanoseconds, for every duration and deadline. */
  long nanoTime();

  /** Waits; ends early by {@link InterruptedException} only. */
  void sleep(Duration duration) throws InterruptedException;

  /** The machine's clock. */
  static Clock system() {
    return SystemClock.INSTANCE;
  }
}
