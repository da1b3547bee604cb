package dev.ripcord.plan;

/** Who goes first when two want to act on one service; later goes before earlier. */
public enum Rank {
  /** A rehearsal or a backup. */
  DRILL,
  /** The daemon. */
  AUTOMATIC,
  /** A person. */
  MANUAL,
  /** A person with an emergency procedure. */
  EMERGENCY;

  /** Whether this one may ask the other to stop. */
  public boolean above(Rank other) {
    return compareTo(other) > 0;
  }
}
