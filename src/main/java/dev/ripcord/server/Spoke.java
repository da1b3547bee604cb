package dev.ripcord.server;

import dev.ripcord.catalog.Pace;
import dev.ripcord.rule.Sample.State;
import java.time.Duration;

/** A probe on the wheel; only the wheel touches what changes in it. */
final class Spoke {
  final String service;
  final String probe;
  private final Pace pace;
  private long due;
  private boolean suspect;

  Spoke(String service, String probe, Pace pace, long due) {
    this.service = service;
    this.probe = probe;
    this.pace = pace;
    this.due = due;
  }

  long due() {
    return due;
  }

  /** Whether its newest look was not good: it is looked at more often, and before others. */
  boolean isSuspect() {
    return suspect;
  }

  Duration every() {
    return suspect ? pace.retry() : pace.every();
  }

  /** Whether the look that is begun now comes so late that what it sees bad may be our doing. */
  boolean isLate(long now) {
    return now - due > every().toNanos() / 2;
  }

  /** Whether what was asked then still tells how it is now. */
  boolean isNews(long began, long now) {
    return now - began <= 2 * pace.every().toNanos();
  }

  /** A look that tells nothing after a good one is no reason to hurry. */
  void looked(State state, long began) {
    suspect = state == State.BAD || (suspect && state == State.UNKNOWN);
    due = began + every().toNanos();
  }

  /** Somebody wants it looked at soon. */
  void hurry(long began) {
    suspect = true;
    due = began + every().toNanos();
  }
}
