package dev.ripcord.host.lease;

import java.util.Optional;

/** The answer to a claim. */
public sealed interface Lease {

  /** What we hold, if it is ours. */
  Optional<Held> ours();

  /** Who has it, if it is not ours. */
  Optional<Holder> holder();

  /**
   * It is ours until it is released or runs out.
   *
   * @param token grows with each taking on this host, so that an older holder can be told
   */
  record Held(String service, String run, long token) implements Lease {
    @Override
    public Optional<Held> ours() {
      return Optional.of(this);
    }

    @Override
    public Optional<Holder> holder() {
      return Optional.empty();
    }
  }

  /** Somebody else has it. */
  record Taken(Holder by) implements Lease {
    @Override
    public Optional<Held> ours() {
      return Optional.empty();
    }

    @Override
    public Optional<Holder> holder() {
      return Optional.of(by);
    }
  }
}
