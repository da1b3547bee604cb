package dev.ripcord.host.lease;

/** The answer to a claim. */
public sealed interface Lease {

  /**
   * It is ours until it is released or runs out.
   *
   * @param token grows with each taking on this host, so that an older holder can be told
   */
  record Held(String service, String run, long token) implements Lease {}

  /** Somebody else has it. */
  record Taken(Holder by) implements Lease {}
}
