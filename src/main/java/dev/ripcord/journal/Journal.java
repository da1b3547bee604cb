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
 *
 * <p>A journal is opened with a question, "is this owner known to be gone?", such as a process of
 * this machine that is dead: the lease of such an owner counts as over. The journal asks it about
 * the very owner whose epoch it then replaces, so that of two who find a run dead only one gets it.
 */
public interface Journal extends AutoCloseable {

  /**
   * Creates a run, takes its service's lock and claims it, in one transaction: the run's first two
   * events are {@code event} and a {@link Event.Claimed}. The epoch is that of the service, and
   * grows for ever.
   *
   * @param supersedes a run that waits, or whose lease is over or owner known to be gone: it ends
   *     here as superseded. One that ended by itself meanwhile stays as it is
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
   * Takes a run over whose owner is gone, or that waits; the epoch grows, and a {@link
   * Event.Claimed} follows. Empty when its lease is still alive and its owner not known to be gone,
   * or it has ended.
   */
  Optional<Claim> claim(String run, String owner, Duration lease);

  /**
   * Appends events as the holder of a claim, all or none, and renews the lease. A {@link
   * Event.Finished} with any outcome but {@code WAITING} gives the service free and voids the
   * claim.
   *
   * @param events none that the journal writes by itself: created, claimed, superseded
   * @throws FencedException when somebody else holds a later epoch, or the run has ended; nothing
   *     was written
   */
  void append(Claim claim, Duration lease, List<Event> events);

  /** Renews the lease alone; false when the claim is void. */
  boolean renew(Claim claim, Duration lease);

  /**
   * Asks a run to stop, without a claim; also notes from others, decisions and the end of a watch
   * come in this way. A watch that saw it go bad makes the run's outcome {@code RELAPSED}.
   *
   * @param event nothing that says what the run itself has done
   */
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
  default void learn(String service, List<LedgerEvent> events) {
    learn(service, Optional.empty(), events);
  }

  /**
   * Appends to it, all or none. Whoever gives numbers to releases has to know all that are given.
   *
   * @param after how many events of it the writer knew; empty for one to whom it is all the same
   * @return false when somebody wrote something after them; nothing was written then
   */
  boolean learn(String service, Optional<Integer> after, List<LedgerEvent> events);

  /** What was said and decided about the watching of a service, in order, after a place in it. */
  List<WatchEntry> watching(String service, int after);

  /**
   * Appends to it, all or none.
   *
   * @param after the place of the last one that the writer knew; empty for one to whom it is all
   *     the same
   * @return false when somebody wrote something after it; nothing was written then
   */
  boolean note(String service, Optional<Integer> after, List<WatchEvent> events);

  /**
   * The same twice means that nobody wrote anything between; cheap, for whoever reads again and
   * again.
   */
  String mark();

  /** Looks at every chain of hashes and every projection; a line for each that does not hold. */
  List<String> verify();

  @Override
  void close();
}
