package dev.ripcord.host;

/** What an act left in the host's state folder, read after a crash. */
public sealed interface Trace {

  /** The supervisor was never started for it. */
  record NeverStarted() implements Trace {}

  /** It still runs. */
  record Running(long pid) implements Trace {}

  /** It ended, and this is how. */
  record Ended(CommandResult result) implements Trace {}
}
