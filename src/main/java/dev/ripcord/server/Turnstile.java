package dev.ripcord.server;

import dev.ripcord.clock.Clock;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.BiConsumer;

/**
 * Begins the looks that are due, many at once, but few before the first of them have begun: where
 * the machine cannot keep up, a suspect that goes first would otherwise wait behind all that were
 * begun together.
 */
final class Turnstile {
  private static final int AT_ONCE = 2000;
  private static final int NOT_BEGUN = 8;

  private final Wheel wheel;
  private final BiConsumer<Wheel, Spoke> look;
  private final Clock clock;
  private final Executor threads;
  private final Semaphore places = new Semaphore(AT_ONCE);
  private final Semaphore begins = new Semaphore(NOT_BEGUN);
  private volatile boolean closed;

  /** {@code threads} runs each in a thread of its own. */
  Turnstile(Wheel wheel, BiConsumer<Wheel, Spoke> look, Clock clock, Executor threads) {
    this.wheel = wheel;
    this.look = look;
    this.clock = clock;
    this.threads = threads;
  }

  /** To be called again and again; each look that begins gives out the next one, too. */
  void giveOut() {
    while (!closed && begins.tryAcquire()) {
      var spoke = due();
      if (spoke.isEmpty()) {
        begins.release();
        return;
      }
      threads.execute(() -> look(spoke.get()));
    }
  }

  /** No other look begins. */
  void close() {
    closed = true;
  }

  private Optional<Spoke> due() {
    if (!places.tryAcquire()) {
      return Optional.empty();
    }
    var spoke = wheel.due(clock.nanoTime());
    if (spoke.isEmpty()) {
      places.release();
    }
    return spoke;
  }

  private void look(Spoke spoke) {
    begins.release();
    giveOut();
    try {
      look.accept(wheel, spoke);
    } finally {
      places.release();
    }
  }
}
