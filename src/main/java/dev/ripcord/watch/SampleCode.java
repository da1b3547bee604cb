package dev.ripcord.watch;

import dev.ripcord.rule.Sample.State;

/** The bits of a sample's first byte; the two lowest are its state. */
final class SampleCode {
  private static final int STATE = 0b11;

  /** The same numbers are there as in the sample before it of the same probe. */
  static final int SAME_NAMES = 1 << 2;

  /** And they are the same. */
  static final int SAME_NUMBERS = 1 << 3;

  static final int SAME_MARKS = 1 << 4;

  private SampleCode() {}

  static int of(State state) {
    return switch (state) {
      case GOOD -> 0;
      case BAD -> 1;
      case UNKNOWN -> 2;
    };
  }

  static State state(int head) {
    return switch (head & STATE) {
      case 0 -> State.GOOD;
      case 1 -> State.BAD;
      case 2 -> State.UNKNOWN;
      default -> throw new IllegalArgumentException("a state of a later program");
    };
  }
}
