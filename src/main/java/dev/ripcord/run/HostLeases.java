package dev.ripcord.run;

import dev.ripcord.host.Host;
import dev.ripcord.plan.Rank;
import java.time.Duration;
import java.util.Optional;

/** Leases on hosts, so that two journals cannot act on one service of a host at once. */
public interface HostLeases {

  /** Somebody else holds it. */
  record Refused(String host, String said) {}

  /** Takes the lease of a service on a host; empty when it is yours. */
  Optional<Refused> take(Host host, String service, String run, Rank rank, Duration length);

  /** Renews what was taken; false when it is lost. */
  boolean renew(Host host, String service, String run, Duration length);

  /** Gives it back. */
  void release(Host host, String service, String run);
}
