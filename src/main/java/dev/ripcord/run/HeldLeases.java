package dev.ripcord.run;

import dev.ripcord.host.Host;
import dev.ripcord.host.HostException;
import dev.ripcord.journal.Claim;
import dev.ripcord.journal.JournalException;
import dev.ripcord.plan.Rank;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The leases of one run while it is driven: taken, renewed by threads of their own, given back. */
final class HeldLeases implements AutoCloseable {
  private final HostLeases leases;
  private final Claim claim;
  private final Rank rank;
  private final Drive.Surroundings around;
  private final List<Host> held = new CopyOnWriteArrayList<>();
  private final CountDownLatch over = new CountDownLatch(1);

  HeldLeases(HostLeases leases, Claim claim, Rank rank, Drive.Surroundings around) {
    this.leases = leases;
    this.claim = claim;
    this.rank = rank;
    this.around = around;
  }

  /** Takes all of them, or says who has the one that could not be had. */
  Optional<HostLeases.Refused> take(List<Host> hosts) {
    for (var each : hosts) {
      var refused = leases.take(each, claim.service(), claim.run(), rank, around.lease());
      if (refused.isPresent()) {
        return refused;
      }
      held.add(each);
    }
    keep("journal", () -> around.journal().renew(claim, around.lease()));
    keep(
        "hosts",
        () ->
            held.forEach(each -> leases.renew(each, claim.service(), claim.run(), around.lease())));
    return Optional.empty();
  }

  /**
   * Each in a thread of its own: a journal that does not answer must not cost the hosts' leases. A
   * missed renewal is tried again at the next turn: the fence guards what matters. Waits on the
   * real clock in every case, because other processes do.
   */
  private void keep(String which, Runnable renewal) {
    var name = "leases of " + claim.run() + ", " + which;
    Thread.ofPlatform().daemon().name(name).start(() -> keep(renewal));
  }

  private void keep(Runnable renewal) {
    try {
      while (!over.await(around.lease().toMillis() / 3, TimeUnit.MILLISECONDS)) {
        renew(renewal);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void renew(Runnable renewal) {
    try {
      renewal.run();
    } catch (JournalException | HostException _) {
      // the next event's own write tells what is wrong, with all that a person needs
    }
  }

  @Override
  public void close() {
    over.countDown();
    held.forEach(this::release);
  }

  /** The lease on a host that is away ends there by itself. */
  private void release(Host host) {
    try {
      leases.release(host, claim.service(), claim.run());
    } catch (HostException _) {
      // nothing is lost by it: the lease has an end
    }
  }
}
