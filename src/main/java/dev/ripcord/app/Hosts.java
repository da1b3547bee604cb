package dev.ripcord.app;

import dev.ripcord.clock.Clock;
import dev.ripcord.host.Host;
import dev.ripcord.host.local.LocalHost;
import dev.ripcord.host.ssh.SshAddress;
import dev.ripcord.host.ssh.SshHost;
import dev.ripcord.host.ssh.SshSetup;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Opens each host of the catalog once, when it is first asked for. */
final class Hosts implements Function<String, Host>, AutoCloseable {
  private final Map<String, Host> open = new ConcurrentHashMap<>();
  private final Clock clock;

  Hosts(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Host apply(String name) {
    return open.computeIfAbsent(name, this::opened);
  }

  private Host opened(String name) {
    return SshAddress.meant(name)
        ? SshHost.at(clock, name, SshSetup.ours())
        : LocalHost.create(clock);
  }

  @Override
  public void close() {
    open.values().forEach(Host::close);
  }
}
