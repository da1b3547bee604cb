package dev.ripcord.probe;

/** Where a failure comes from, which decides whether it may be held against the service. */
public enum Origin {
  /** The other side, by what it answered: that stays so, however late or slow this program was. */
  ANSWER,
  /** The other side: it reset, broke the protocol, or was silent once connected. */
  REMOTE,
  /** The way to it or the other side; only a witness beside it could tell which. */
  PATH,
  /** This machine or this program: its name service, its file descriptors, its own lateness. */
  LOCAL;

  /** Whether it is held against the service. */
  public boolean isTheirs() {
    return this == ANSWER || this == REMOTE;
  }
}
