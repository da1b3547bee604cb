package dev.ripcord.probe;

import dev.ripcord.clock.Clock;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Ends one look when its time is up, and notices when this program itself was held up meanwhile: a
 * timeout that a paused process met with is nobody else's.
 */
final class Watchdog implements AutoCloseable {
  private static final int TICKS = 10;

  private final Clock clock;
  private final Duration timeout;
  private final Runnable onTime;
  private final long began;
  private final long period;
  private Future<?> timer = java.util.concurrent.CompletableFuture.completedFuture(null);
  private long ticks;
  private long late;
  private boolean up;

  Watchdog(Clock clock, Duration timeout, Runnable onTime) {
    this.clock = clock;
    this.timeout = timeout;
    this.onTime = onTime;
    this.began = clock.nanoTime();
    this.period = Math.max(1, timeout.toNanos() / TICKS);
  }

  /** Starts the one that watches a look. */
  static Watchdog start(Clock clock, Duration timeout, Runnable onTime) {
    var dog = new Watchdog(clock, timeout, onTime);
    dog.timer =
        Timer.SHARED.scheduleAtFixedRate(dog::tick, dog.period, dog.period, TimeUnit.NANOSECONDS);
    return dog;
  }

  /** One beat of the timer: notes by how much it came late, and ends the look when time is up. */
  void tick() {
    if (beat()) {
      onTime.run();
    }
  }

  private synchronized boolean beat() {
    late = Math.max(late, overdue());
    ticks++;
    var now = !up && clock.nanoTime() - began >= timeout.toNanos();
    up = up || now;
    return now;
  }

  private long overdue() {
    return clock.nanoTime() - began - (ticks + 1) * period;
  }

  /** Whether the time was up before the look was over. */
  synchronized boolean timeUp() {
    return up;
  }

  /** The longest time by which a beat was late, the one that is due now included. */
  synchronized Duration late() {
    return Duration.ofNanos(Math.max(0, Math.max(late, overdue())));
  }

  Duration elapsed() {
    return Duration.ofNanos(clock.nanoTime() - began);
  }

  Duration remaining() {
    return Duration.ofNanos(Math.max(1, timeout.toNanos() - elapsed().toNanos()));
  }

  @Override
  public void close() {
    timer.cancel(false);
  }

  /** One thread for all looks; it goes away when there are none. */
  private static final class Timer {
    static final ScheduledThreadPoolExecutor SHARED = make();

    private static ScheduledThreadPoolExecutor make() {
      var timer =
          new ScheduledThreadPoolExecutor(
              1, each -> Thread.ofPlatform().daemon().name("probe-watchdog").unstarted(each));
      timer.setRemoveOnCancelPolicy(true);
      timer.setKeepAliveTime(10, TimeUnit.SECONDS);
      timer.allowCoreThreadTimeOut(true);
      return timer;
    }
  }
}
