package dev.ripcord.rule;

import java.time.Instant;
import java.util.Optional;

/**
 * What a rule has come to.
 *
 * @param since when what it tells of began
 * @param burning whether the newest observation, too, was bad
 * @param said one line for people, with the evidence in figures
 */
public record Verdict(Kind kind, Optional<Instant> since, boolean burning, String said) {

  /** The kinds. */
  public enum Kind {
    /** The condition is not so. */
    OK,
    /** It is so, not for long enough yet. */
    PENDING,
    /** It held for its time; it stays so until it was seen good again. */
    TRIPPED,
    /** It would have tripped, on too little evidence. */
    INSUFFICIENT,
    /** It cannot be told. */
    UNKNOWN;

    /** The word for people. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  static Verdict of(Kind kind, String said) {
    return new Verdict(kind, Optional.empty(), false, said);
  }

  static Verdict since(Kind kind, Instant since, boolean burning, String said) {
    return new Verdict(kind, Optional.of(since), burning, said);
  }

  /** Whether its time is over, on enough evidence or not. */
  public boolean isDue() {
    return kind == Kind.TRIPPED || kind == Kind.INSUFFICIENT;
  }

  public boolean isTripped() {
    return kind == Kind.TRIPPED;
  }
}
