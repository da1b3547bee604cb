package dev.ripcord.host.ssh;

import dev.ripcord.host.ActContract;
import dev.ripcord.host.Eventually;
import dev.ripcord.host.Host;
import dev.ripcord.real.Needs;
import dev.ripcord.real.Part;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The contract, over SSH by way of another host. */
@Needs(Part.SSHD)
class JumpHostActTest extends ActContract {
  @TempDir private static Path hostsFolder;
  private static Gated hosts;

  @TempDir private Path folder;
  private Host host;

  @BeforeAll
  static void start() throws IOException {
    hosts = Gated.start(hostsFolder);
    hosts.lead("ProxyJump gate");
  }

  @AfterAll
  static void stop() {
    hosts.close();
  }

  @BeforeEach
  void connect() {
    host = place().host();
  }

  @AfterEach
  void disconnect() {
    host.close();
    Eventually.holds("no program leads there any more", () -> hosts.ways().isEmpty());
  }

  @Override
  protected Host host() {
    return host;
  }

  @Override
  protected Path scratch() {
    return place().scratch();
  }

  @Override
  protected List<String> stateTexts() {
    return place().stateTexts();
  }

  private SshPlace place() {
    return new SshPlace(hosts.behind(), folder);
  }
}
