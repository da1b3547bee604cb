package dev.ripcord.probe;

/** Where a failure comes from, which decides whether it may be held against the service. */
public enum Origin {
  /** The other side: it refused, reset, broke the protocol, or was silent once connected. */
  REMOTE,
  /** The way to it or the other side; only a witness beside it could tell which. */
  PATH,
  /** This machine or this program: its name service, its file descriptors, its own lateness. */
  LOCAL
}
