package dev.ripcord.host.ssh;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a connection takes from this machine, and what the far side keeps where.
 *
 * @param config passed to {@code ssh -G} in place of the user's own and the machine's
 * @param agent the socket of an agent
 * @param state folders for the state of commands; empty: what suits the user there
 * @param kept folders for what outlives a run; empty: what suits the user there
 * @param grace how long a command has after SIGTERM before SIGKILL, in whole seconds
 * @param alive how long the far side may be silent before it is asked whether it lives
 */
public record SshSetup(
    Optional<Path> config,
    Optional<Path> agent,
    List<Path> state,
    List<Path> kept,
    Duration grace,
    Duration alive) {
  private static final Duration GRACE = Duration.ofSeconds(3);
  private static final Duration ALIVE = Duration.ofSeconds(5);

  public SshSetup {
    state = List.copyOf(state);
    kept = List.copyOf(kept);
  }

  /** What {@code ssh} of this user would take. */
  public static SshSetup ours() {
    var agent = Optional.ofNullable(System.getenv("SSH_AUTH_SOCK")).filter(each -> !each.isEmpty());
    return new SshSetup(Optional.empty(), agent.map(Path::of), List.of(), List.of(), GRACE, ALIVE);
  }
}
