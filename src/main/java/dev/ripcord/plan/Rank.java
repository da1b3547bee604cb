package dev.ripcord.plan;

/** Who goes first when two want to act on one service; later goes before earlier. */
public enum Rank {
  /** A rehearsal or a backup. */
  DRILL(0),
  /** The daemon. */
  AUTOMATIC(1),
  /** A person. */
  MANUAL(2),
  /** A person with an emergency procedure. */
  EMERGENCY(3);

  private final int weight;

  Rank(int weight) {
    this.weight = weight;
  }

  /** Its number in a lease file; never changes. */
  public int weight() {
    return weight;
  }

  /** Whether this one may ask the other to stop. */
  public boolean above(Rank other) {
    return weight > other.weight;
  }
}
