package dev.ripcord.cli;

/** Exit codes beside those of outcomes, which they are chosen to agree with. */
final class Exit {
  static final int OK = 0;
  static final int FAULT = 1;
  static final int USAGE = 2;

  /** The answer to what was asked is no; as for what was refused. */
  static final int NO = 3;

  /** Nobody can tell; as for a run of which that is so. */
  static final int UNKNOWN = 8;

  static final int INTERRUPTED = 130;
  static final int TERMINATED = 143;

  private Exit() {}
}
