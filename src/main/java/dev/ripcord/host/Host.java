package dev.ripcord.host;

import java.net.Proxy;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/**
 * A machine on which commands run and files lie; the only way out of the process for a driver.
 *
 * <p>One contract test runs against every implementation. Safe for use by several threads.
 */
public interface Host extends AutoCloseable {

  /** {@code local}, or the address that the catalog gives. */
  String name();

  /**
   * Runs a command that changes nothing: in a session of its own, with a deadline, its output
   * bounded. Nothing of it can be found after a crash, and nothing needs to be.
   */
  CommandResult look(Command command);

  /**
   * Runs a command that changes something, under the supervisor: its process id, output and exit
   * status stand in the state folder named by {@code id}, whatever becomes of this process. An id
   * that was used before is not run again: the answer is what became of it.
   */
  CommandResult act(ActId id, Command command);

  /** What became of an act of this or of an earlier process. */
  Trace trace(ActId id);

  /** Waits for an act that still runs, and ends it by force when the time is up. */
  CommandResult await(ActId id, Duration limit);

  /**
   * Ends the acts of a run that still run, by force where needed, so that whoever takes over from
   * it is alone; what it ended, by step, attempt and part, such as {@code 2.1-1-run}.
   */
  List<String> end(String run);

  /** The host's files. */
  HostFiles files();

  /**
   * A socket that is not connected yet, and that connects from the host: {@code localhost} is the
   * host's own. A host that cannot be reached is an {@link UnreachableException}.
   */
  default Socket socket() {
    return new Socket(Proxy.NO_PROXY);
  }

  /**
   * The kernel's name for the time since the machine was started; {@code not known} where that
   * cannot be read.
   *
   * @throws HostException where the host cannot be asked
   */
  default String boot() {
    return files()
        .read(Path.of("/proc/sys/kernel/random/boot_id"))
        .map(each -> new String(each.bytes(), StandardCharsets.US_ASCII).strip())
        .orElse("not known");
  }

  /** A private folder on the host that outlives the run, for what an undo needs; mode 0700. */
  Path keep(String run);

  /**
   * Removes the supervisor's state of a run that has ended, and what was kept for an undo of any
   * run that began before a day.
   *
   * @param oldest in UTC, as the names of runs are
   */
  void forget(String run, LocalDate oldest);

  @Override
  void close();
}
