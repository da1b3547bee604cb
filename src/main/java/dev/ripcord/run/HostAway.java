package dev.ripcord.run;

import dev.ripcord.host.Command;
import dev.ripcord.host.CommandResult;
import dev.ripcord.host.Host;

/** A host cannot be reached, so nothing can be said of what is done there; the run waits for it. */
final class HostAway extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final String LOCAL = "local";

  final String host;

  private HostAway(String host, String why) {
    super(why);
    this.host = host;
  }

  /** Throws one when the host is another machine and does not answer now. */
  static void check(Host host) {
    if (host.name().equals(LOCAL)) {
      return;
    }
    switch (host.look(Command.of("true"))) {
      case CommandResult.NotStarted(String why) -> throw new HostAway(host.name(), why);
      case CommandResult.Lost(String why) -> throw new HostAway(host.name(), why);
      case CommandResult.Exited _, CommandResult.TimedOut _ -> {}
    }
  }
}
