package dev.ripcord.host;

import java.util.Optional;

/** What an act left in the host's state folder, read after a crash. */
public sealed interface Trace {

  /** Whether its supervisor was started. */
  boolean began();

  /** How it ended; empty while it runs, and where it never began. */
  Optional<CommandResult> end();

  /** The supervisor was never started for it. */
  record NeverStarted() implements Trace {
    @Override
    public boolean began() {
      return false;
    }

    @Override
    public Optional<CommandResult> end() {
      return Optional.empty();
    }
  }

  /** It still runs. */
  record Running(long pid) implements Trace {
    @Override
    public boolean began() {
      return true;
    }

    @Override
    public Optional<CommandResult> end() {
      return Optional.empty();
    }
  }

  /** It ended, and this is how. */
  record Ended(CommandResult result) implements Trace {
    @Override
    public boolean began() {
      return true;
    }

    @Override
    public Optional<CommandResult> end() {
      return Optional.of(result);
    }
  }
}
