package dev.ripcord.app;

import dev.ripcord.host.Host;
import dev.ripcord.host.lease.Claim;
import dev.ripcord.host.lease.HostLease;
import dev.ripcord.host.lease.Lease;
import dev.ripcord.plan.Rank;
import dev.ripcord.run.HostLeases;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The lease files on hosts, each held under the name of host and run. */
final class LeaseFiles implements HostLeases {
  private final String holder;
  private final Map<String, Lease.Held> held = new ConcurrentHashMap<>();

  LeaseFiles(String holder) {
    this.holder = holder;
  }

  @Override
  public Optional<Refused> take(Host host, String service, String run, Rank rank, Duration length) {
    var claim = new Claim(holder, run, rank.weight(), length);
    var answer = new HostLease(host).take(service, claim);
    answer.ours().ifPresent(mine -> held.put(key(host, run), mine));
    return answer.holder().map(by -> new Refused(host.name(), by.said()));
  }

  @Override
  public boolean renew(Host host, String service, String run, Duration length) {
    return Optional.ofNullable(held.get(key(host, run)))
        .map(each -> new HostLease(host).renew(each, length))
        .orElse(false);
  }

  @Override
  public void release(Host host, String service, String run) {
    Optional.ofNullable(held.remove(key(host, run))).ifPresent(new HostLease(host)::release);
  }

  private static String key(Host host, String run) {
    return host.name() + " " + run;
  }
}
