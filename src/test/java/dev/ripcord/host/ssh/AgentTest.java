package dev.ripcord.host.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.clock.Clock;
import dev.ripcord.host.Command;
import dev.ripcord.host.CommandResult;
import dev.ripcord.host.Eventually;
import dev.ripcord.real.Needs;
import dev.ripcord.real.Part;
import dev.ripcord.real.RealSshd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys that are in no file of ours. */
@Needs(Part.SSHD)
class AgentTest {
  @TempDir private Path folder;
  private RealSshd sshd;

  @BeforeEach
  void start() throws IOException {
    sshd = RealSshd.start(Files.createDirectory(folder.resolve("sshd")));
    var config = Files.readString(sshd.config());
    Files.writeString(
        sshd.config(), config.replaceAll("  Identit.*\n", "") + "  IdentityFile none\n");
  }

  @AfterEach
  void stop() {
    sshd.close();
  }

  @Test
  void a_key_that_only_an_agent_has_lets_us_in() throws IOException {
    var socket = folder.resolve("agent");
    var agent = new ProcessBuilder("ssh-agent", "-D", "-a", socket.toString()).start();
    try {
      Eventually.holds("it listens", () -> Files.exists(socket));
      var add = new ProcessBuilder("ssh-add", "-q", sshd.folder().resolve("user").toString());
      add.environment().put("SSH_AUTH_SOCK", socket.toString());
      assertThat(add.start().onExit().join().exitValue()).isZero();
      assertThat(look(socket)).isInstanceOf(CommandResult.Exited.class);
    } finally {
      agent.destroy();
    }
    assertThat(look(socket)).isInstanceOf(CommandResult.NotStarted.class);
  }

  @Test
  void a_key_in_hardware_lets_us_in_by_way_of_its_agent() throws IOException {
    var socket = folder.resolve("agent");
    try (var key = new StandInSecurityKey(socket)) {
      assertThat(look(socket)).isInstanceOf(CommandResult.NotStarted.class);
      Files.writeString(sshd.folder().resolve("authorized"), key.authorized());
      assertThat(look(socket)).isInstanceOf(CommandResult.Exited.class);
    }
  }

  private CommandResult look(Path agent) {
    var setup =
        new SshSetup(
            Optional.of(sshd.config()),
            Optional.of(agent),
            List.of(folder.resolve("state")),
            List.of(folder.resolve("kept")),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1));
    try (var host = SshHost.at(Clock.system(), sshd.address(), setup)) {
      return host.look(Command.of("true"));
    }
  }
}
