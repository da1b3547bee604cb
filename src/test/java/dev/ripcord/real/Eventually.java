package dev.ripcord.real;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Waits for what a process outside the JVM will soon have done, and mostly no longer than a minute.
 */
public final class Eventually {
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final Duration PAUSE = Duration.ofMillis(20);

  private Eventually() {}

  /** Waits until it is so. */
  public static void holds(String what, BooleanSupplier so) {
    present(what, () -> so.getAsBoolean() ? Optional.of(true) : Optional.empty());
  }

  /** Waits until it is so, and no longer than this. */
  public static void holds(String what, Duration limit, BooleanSupplier so) {
    present(what, limit, () -> so.getAsBoolean() ? Optional.of(true) : Optional.empty());
  }

  /** Waits until there is something. */
  public static <T> T present(String what, Supplier<Optional<T>> source) {
    return present(what, LIMIT, source);
  }

  private static <T> T present(String what, Duration limit, Supplier<Optional<T>> source) {
    var deadline = System.nanoTime() + limit.toNanos();
    while (true) {
      var found = source.get();
      if (found.isPresent()) {
        return found.get();
      }
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not within " + limit.toSeconds() + " s: " + what);
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }
}
