package dev.ripcord.host.lease;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.clock.Clock;
import dev.ripcord.host.Host;
import dev.ripcord.host.lease.Lease.Held;
import dev.ripcord.host.lease.Lease.Taken;
import dev.ripcord.host.local.LocalHost;
import dev.ripcord.host.ssh.SshHost;
import dev.ripcord.host.ssh.SshSetup;
import dev.ripcord.real.Needs;
import dev.ripcord.real.Part;
import dev.ripcord.real.RealSshd;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two machines with two journals that know nothing of each other. */
@Needs(Part.SSHD)
class SshLeaseTest {
  private static final Duration TTL = Duration.ofSeconds(30);

  @TempDir private Path folder;

  @Test
  void two_laptops_cannot_act_on_one_host_at_once() throws Exception {
    try (var sshd = RealSshd.start(Files.createDirectory(folder.resolve("sshd")));
        var anna = laptop(sshd);
        var ben = laptop(sshd)) {
      var held = lease(anna).take("api", new Claim("anna on laptop-1", "run-a", 5, TTL));
      assertThat(held).isInstanceOf(Held.class);
      assertThat(lease(ben).take("api", new Claim("ben on laptop-2", "run-b", 5, TTL)))
          .isInstanceOfSatisfying(
              Taken.class, taken -> assertThat(taken.by().holder()).isEqualTo("anna on laptop-1"));
      var there = LocalHost.create(Clock.system());
      assertThat(lease(there).take("api", new Claim("root on it", "run-c", 5, TTL)))
          .isInstanceOf(Taken.class);
      lease(anna).release((Held) held);
      assertThat(lease(ben).take("api", new Claim("ben on laptop-2", "run-b", 5, TTL)))
          .isInstanceOf(Held.class);
    }
  }

  private HostLease lease(Host host) {
    return new HostLease(host, List.of(folder.resolve("lock")), Path.of("/proc"));
  }

  private static SshHost laptop(RealSshd sshd) {
    var ours = SshSetup.ours();
    var setup =
        new SshSetup(
            Optional.of(sshd.config()),
            Optional.empty(),
            ours.state(),
            ours.kept(),
            ours.grace(),
            ours.alive());
    return SshHost.at(Clock.system(), sshd.address(), setup);
  }
}
