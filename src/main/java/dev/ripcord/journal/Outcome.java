package dev.ripcord.journal;

import java.util.Locale;

/** How a run ended, as its exit code tells it; the numbers never change. */
public enum Outcome {
  RECOVERED(0),
  ALREADY_THERE(0),
  REFUSED(3),
  FAILED_SAFE(4),
  FAILED_DIRTY(5),
  PARTIAL(6),
  ROLLED_BACK_UNVERIFIED(7),
  UNKNOWN(8),
  ABORTED(9),
  RECOVERED_DEGRADED(10),
  RELAPSED(11),
  WAITING(12);

  private final int exitCode;

  Outcome(int exitCode) {
    this.exitCode = exitCode;
  }

  public int exitCode() {
    return exitCode;
  }

  /** One sentence for a tired person. */
  public String meaning() {
    return switch (this) {
      case RECOVERED -> "the service is back, and that is proven";
      case ALREADY_THERE -> "nothing was to do: the release runs, and it is healthy";
      case REFUSED -> "nothing was begun";
      case FAILED_SAFE -> "it failed before anything was changed";
      case FAILED_DIRTY -> "it failed, and something was changed";
      case PARTIAL -> "the service is back, but not all of it was put back";
      case ROLLED_BACK_UNVERIFIED -> "everything was put back, but it is not proven that it works";
      case UNKNOWN -> "how it ended cannot be known; look at the service";
      case ABORTED -> "it was stopped on request";
      case RECOVERED_DEGRADED -> "the service is back, with a lesser check still bad";
      case RELAPSED -> "the service came back and then failed again";
      case WAITING -> "it waits for a person";
    };
  }

  /** The word as it is printed in a sentence. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
