package dev.ripcord.host.lease;

import java.time.Duration;

/**
 * Who has a lease that is neither released nor run out nor left by a process that died.
 *
 * @param left until it runs out
 */
public record Holder(String holder, String run, int rank, long token, Duration left) {

  /** One line for people. */
  public String said() {
    return holder + " (run " + run + ", for " + left.toSeconds() + " s more unless renewed)";
  }
}
