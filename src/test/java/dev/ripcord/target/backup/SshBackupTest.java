package dev.ripcord.target.backup;

import dev.ripcord.clock.Clock;
import dev.ripcord.host.Host;
import dev.ripcord.host.ssh.SshHost;
import dev.ripcord.host.ssh.SshSetup;
import dev.ripcord.real.Needs;
import dev.ripcord.real.Part;
import dev.ripcord.real.RealSshd;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Backups on a far host. */
@Needs(Part.SSHD)
final class SshBackupTest extends BackupContract {
  @TempDir static Path keys;
  private static @Nullable RealSshd sshd;
  private @Nullable Host host;

  @BeforeAll
  static void start() {
    sshd = RealSshd.start(keys);
  }

  @AfterAll
  static void stop() {
    java.util.Objects.requireNonNull(sshd).close();
  }

  @Override
  Host host() {
    var server = java.util.Objects.requireNonNull(sshd);
    var setup =
        new SshSetup(
            Optional.of(server.config()),
            Optional.empty(),
            List.of(folder.resolve("state/acts")),
            List.of(folder.resolve("state/keep")),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1));
    var made = SshHost.at(Clock.system(), server.address(), setup);
    host = made;
    return made;
  }

  @AfterEach
  void leave() {
    java.util.Objects.requireNonNull(host).close();
  }
}
