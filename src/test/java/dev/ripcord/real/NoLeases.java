package dev.ripcord.real;

import dev.ripcord.host.Host;
import dev.ripcord.plan.Rank;
import dev.ripcord.run.HostLeases;
import java.time.Duration;
import java.util.Optional;

/** Nobody else acts on these hosts, so that nobody has to be kept out. */
public class NoLeases implements HostLeases {
  @Override
  public Optional<Refused> take(Host host, String service, String run, Rank rank, Duration length) {
    return Optional.empty();
  }

  @Override
  public boolean renew(Host host, String service, String run, Duration length) {
    return true;
  }

  @Override
  public void release(Host host, String service, String run) {}
}
