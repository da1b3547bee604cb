package dev.ripcord.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.catalog.Secrets;
import dev.ripcord.clock.Clock;
import dev.ripcord.host.Host;
import dev.ripcord.host.ScriptedHost;
import dev.ripcord.journal.Claim;
import dev.ripcord.journal.Journal;
import dev.ripcord.plan.Rank;
import dev.ripcord.target.Kinds;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The leases of a run are renewed, whatever else does not answer. */
final class HeldLeasesTest {
  private static final Duration LEASE = Duration.ofMillis(30);
  private static final Claim CLAIM = new Claim("r1", "shop", 1, "me");

  private final CountDownLatch answers = new CountDownLatch(1);
  private final CountDownLatch renewals = new CountDownLatch(3);

  @AfterEach
  void it_answers_at_last() {
    answers.countDown();
  }

  @Test
  void hosts_are_not_lost_to_a_journal_that_does_not_answer() throws InterruptedException {
    renewed(this::never, this::counted);
  }

  @Test
  void the_journal_is_not_lost_to_a_host_that_does_not_answer() throws InterruptedException {
    renewed(this::counted, this::never);
  }

  private void renewed(Renewal ofJournal, Renewal ofHosts) throws InterruptedException {
    var around =
        new Drive.Surroundings(
            journal(ofJournal),
            _ -> new ScriptedHost(),
            new Steps(Kinds.of(List.of())),
            Clock.system(),
            new Secrets(_ -> ""),
            LEASE);
    try (var held = new HeldLeases(leases(ofHosts), CLAIM, Rank.MANUAL, around)) {
      assertThat(held.take(List.of(new ScriptedHost()))).isEmpty();
      assertThat(renewals.await(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  /** What becomes of one. */
  @FunctionalInterface
  private interface Renewal {
    boolean made() throws InterruptedException;
  }

  private boolean never() throws InterruptedException {
    answers.await();
    return false;
  }

  private boolean counted() {
    renewals.countDown();
    return true;
  }

  /** Nothing else is asked of it. */
  private static Journal journal(Renewal renewal) {
    var loader = HeldLeasesTest.class.getClassLoader();
    return (Journal)
        Proxy.newProxyInstance(loader, new Class<?>[] {Journal.class}, (_, _, _) -> renewal.made());
  }

  private static HostLeases leases(Renewal renewal) {
    return new HostLeases() {
      @Override
      public Optional<Refused> take(
          Host host, String service, String run, Rank rank, Duration length) {
        return Optional.empty();
      }

      @Override
      public boolean renew(Host host, String service, String run, Duration length) {
        try {
          return renewal.made();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new IllegalStateException(e);
        }
      }

      @Override
      public void release(Host host, String service, String run) {}
    };
  }
}
