package dev.ripcord.host.ssh;

/** The far side gave no answer; the message says why, for people. */
final class NoAnswer extends Exception {
  private static final long serialVersionUID = 1L;

  /** What may have come of the message. */
  enum Fate {
    /** It was not sent: nothing was begun. */
    NOT_SENT,
    /** It was not sent, and to try again is of no use. */
    REFUSED,
    /** It was sent, at least in part. */
    SENT
  }

  private final Fate fate;

  private NoAnswer(Fate fate, String message) {
    super(message);
    this.fate = fate;
  }

  static NoAnswer before(String why) {
    return new NoAnswer(Fate.NOT_SENT, why);
  }

  static NoAnswer refused(String why) {
    return new NoAnswer(Fate.REFUSED, why);
  }

  static NoAnswer after(String why) {
    return new NoAnswer(Fate.SENT, why);
  }

  Fate fate() {
    return fate;
  }

  String why() {
    return String.valueOf(getMessage());
  }
}
