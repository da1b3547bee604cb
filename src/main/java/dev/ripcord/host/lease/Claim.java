package dev.ripcord.host.lease;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Who wants a lease, and for how long.
 *
 * @param holder for people: who and from where, such as {@code anna on laptop-7}
 * @param run the run's id; the same run may take its lease again, from a new process
 * @param rank what the run engine weighs when it decides whether to take by force
 */
public record Claim(String holder, String run, int rank, Duration ttl) {
  private static final Pattern RUN = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Zl}\\p{Zp}]");
  private static final int LONGEST_HOLDER = 120;

  public Claim {
    if (!RUN.matcher(run).matches() || rank < 0) {
      throw new IllegalArgumentException("not usable in a lease: run " + run + ", rank " + rank);
    }
    var line = UNPRINTABLE.matcher(holder).replaceAll("?").strip();
    holder = line.length() > LONGEST_HOLDER ? line.substring(0, LONGEST_HOLDER) : line;
  }
}
