package dev.ripcord.cli;

import dev.ripcord.clock.Clock;
import dev.ripcord.host.Host;
import dev.ripcord.host.ssh.SshHost;
import dev.ripcord.host.ssh.SshSetup;
import dev.ripcord.real.Needs;
import dev.ripcord.real.Part;
import dev.ripcord.real.RealSshd;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The same over a real sshd, as the example has it. */
@Needs({Part.DOCKER, Part.NODE, Part.SSHD})
class LavalinkDockerOverSshTest extends LavalinkDockerTest {
  private RealSshd sshd;
  private Host host;

  @BeforeEach
  void reach() throws IOException {
    sshd = RealSshd.start(Files.createDirectory(folder.resolve("sshd")));
    var setup =
        new SshSetup(
            Optional.of(sshd.config()),
            Optional.empty(),
            List.of(folder.resolve("state")),
            List.of(folder.resolve("kept")),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1));
    host = SshHost.at(Clock.system(), sshd.address(), setup);
  }

  @AfterEach
  void leave() {
    host.close();
    sshd.close();
  }

  @Override
  Host host() {
    return host;
  }
}
