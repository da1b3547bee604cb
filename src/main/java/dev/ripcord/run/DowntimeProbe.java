package dev.ripcord.run;

import dev.ripcord.check.CheckSeries;
import dev.ripcord.check.NamedCheck;
import dev.ripcord.check.Round;
import dev.ripcord.check.Sight;
import dev.ripcord.journal.Event;
import dev.ripcord.plan.PlannedProbe;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Looks at a service all the time while it is changed, to tell for how long it was down. */
final class DowntimeProbe implements AutoCloseable {
  private final List<NamedCheck> checks;
  private final Duration every;
  private final Sight sight;
  private final AtomicReference<Outage> outage;
  private final long began;
  private final Thread thread;
  private volatile boolean over;

  /** Begins to look at once; {@code checks} have their own hosts, {@code sight} tells the time. */
  DowntimeProbe(PlannedProbe probe, List<NamedCheck> checks, Sight sight) {
    this.checks = List.copyOf(checks);
    this.every = probe.every();
    this.sight = sight;
    this.began = sight.clock().nanoTime();
    this.outage = new AtomicReference<>(Outage.from(began));
    this.thread = Thread.ofVirtual().name("downtime").start(this::look);
  }

  private void look() {
    try {
      seen(CheckSeries.round(sight, checks));
      while (!over) {
        sight.clock().sleep(every);
        seen(CheckSeries.round(sight, checks));
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // the run is over
    }
  }

  /** A look that the end has cut short says nothing. */
  private void seen(Round round) {
    if (!over) {
      outage.updateAndGet(each -> each.after(Outage.of(round), sight.clock().nanoTime()));
    }
  }

  /** Ends it, and tells what was seen; nothing, where there was no time to look. */
  Optional<Event.Downtime> ended() {
    close();
    var time = sight.clock().nanoTime();
    var seen = outage.get().ended(time);
    var told =
        new Event.Downtime(
            checks.getFirst().name(),
            seen.down(),
            seen.longest(),
            seen.blind(),
            Duration.ofNanos(time - began),
            seen.looks(),
            every);
    return Optional.of(told).filter(_ -> seen.looks() > 0);
  }

  /** A look that is under way ends by its own deadline; nobody waits for it. */
  @Override
  public void close() {
    over = true;
    thread.interrupt();
  }
}
