package dev.ripcord.step;

import dev.ripcord.check.Sight;
import dev.ripcord.host.ActId;
import dev.ripcord.host.Command;
import dev.ripcord.host.CommandResult;
import dev.ripcord.host.Host;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Where a step acts.
 *
 * @param act names this try; every command of it gets its own part
 * @param timeout for all that the step runs
 * @param asked who wants it
 */
public record Stage(Sight sight, ActId act, Duration timeout, Asked asked) {

  /** One that nobody in particular wants. */
  public Stage(Sight sight, ActId act, Duration timeout) {
    this(sight, act, timeout, Asked.NOBODY);
  }

  public Host host() {
    return sight.host();
  }

  /**
   * Runs a changing command under the supervisor; {@code part} is new for each command of a try.
   */
  public CommandResult act(String part, Command command) {
    return host().act(act.part(part), command.within(timeout));
  }

  /** A private folder on the host for what this step's undo needs. */
  public Path keep() {
    return host().keep(act.run()).resolve(act.step());
  }
}
