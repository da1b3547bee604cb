package dev.ripcord.host.ssh;

import dev.ripcord.host.Host;
import dev.ripcord.host.LookContract;
import dev.ripcord.real.Needs;
import dev.ripcord.real.Part;
import dev.ripcord.real.RealSshd;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The contract, over SSH. */
@Needs(Part.SSHD)
class SshLookTest extends LookContract {
  @TempDir private static Path sshdFolder;
  private static RealSshd sshd;

  @TempDir private Path folder;
  private Connection connection;

  @BeforeAll
  static void start() {
    sshd = RealSshd.start(sshdFolder);
  }

  @AfterAll
  static void stop() {
    sshd.close();
  }

  @BeforeEach
  void connect() {
    connection = place().connection();
  }

  @AfterEach
  void disconnect() {
    connection.close();
  }

  @Override
  protected Host host() {
    return place().host(connection);
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
    return new SshPlace(sshd, folder);
  }
}
