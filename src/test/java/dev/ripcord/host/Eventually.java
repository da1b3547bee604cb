package dev.ripcord.host;

import dev.ripcord.clock.Clock;
import dev.ripcord.clock.Deadline;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for something outside to be so, for 20 s at most. */
public final class Eventually {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private Eventually() {}

  public static void holds(String what, BooleanSupplier condition) {
    holds(() -> what, condition);
  }

  public static void holds(Supplier<String> what, BooleanSupplier condition) {
    var deadline = Deadline.in(Clock.system(), LIMIT);
    while (!condition.getAsBoolean()) {
      if (deadline.passed()) {
        throw new AssertionError("not within " + LIMIT + ": " + what.get());
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Clock.system().sleep(Duration.ofMillis(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
