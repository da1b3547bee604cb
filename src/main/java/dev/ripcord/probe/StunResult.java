package dev.ripcord.probe;

/** What one binding request came to. */
public sealed interface StunResult permits StunResult.Bound, StunResult.Refused, Failed {

  Timings timings();

  /** The server told under which address it sees us. */
  record Bound(String seenAs, Timings timings) implements StunResult {}

  /** It answered, but not so. */
  record Refused(String said, Timings timings) implements StunResult {}
}
