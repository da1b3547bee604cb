package dev.ripcord.journal;

import dev.ripcord.release.LedgerEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What is believed after a crash. Events are the truth; runs, locks and attempts are projections
 * that are written in the same transaction. Every write is durable when the method returns.
 *
 * <p>One contract test runs against every database. Safe for use by several threads and processes.
 */
public interface Journal extends AutoCloseable {

  /**
   * Creates a run, takes its service's lock and claims it, in one transaction.
   *
   * @param supersedes a run that waits or whose lease is over, which ends here as superseded
   */
  Creation create(
      String id, Event.Created event, String owner, Duration lease, Optional<String> supersedes);

  /** What came of {@link #create}. */
  sealed interface Creation {
    /** It is yours. */
    record Yours(Claim claim) implements Creation {}

    /** Somebody has the service. */
    record Busy(Lock lock) implements Creation {}
  }

  /**
   * Takes a run over whose owner is gone, or that waits; the epoch grows. Empty when its lease is
   * still alive, or it has ended.
   *
   * @param ownerGone the owner is known to be gone, so that its lease need not be waited for
   */
  Optional<Claim> claim(String run, String owner, Duration lease, boolean ownerGone);

  /**
   * Appends events as the holder of a claim, all or none, and renews the lease.
   *
   * @throws FencedException when somebody else holds a later epoch; nothing was written
   */
  void append(Claim claim, Duration lease, List<Event> events);

  /** Renews the lease alone; false when the claim is void. */
  boolean renew(Claim claim, Duration lease);

  /** Asks a run to stop, without a claim; also notes from others come in this way. */
  void tell(String run, Event event);

  /** The events of a run, in order; only those after {@code after}. */
  List<Entry> entries(String run, int after);

  /** Runs, newest first. */
  List<RunRow> runs(Optional<String> service, int most);

  Optional<RunRow> run(String id);

  /** Who has a service now, whether its lease is alive or not. */
  Optional<Lock> lock(String service);

  /** What is known of a service's releases, in order. */
  List<LedgerEvent> ledger(String service);

  /** Appends to what is known of a service's releases. */
  void learn(String service, List<LedgerEvent> events);

  /** Looks at every chain of hashes and every projection; a line for each that does not hold. */
  List<String> verify();

  @Override
  void close();
}
