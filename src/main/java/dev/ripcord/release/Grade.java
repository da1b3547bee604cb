package dev.ripcord.release;

/** How much is known of a release's goodness; later is better. */
public enum Grade {
  /** It exists. */
  KNOWN,
  /** Some looks at it were good. */
  SEEN_GOOD,
  /** It was good for its whole watch time. */
  CERTIFIED;

  /** The word for people. */
  public String word() {
    return switch (this) {
      case KNOWN -> "known";
      case SEEN_GOOD -> "seen good";
      case CERTIFIED -> "certified";
    };
  }
}
