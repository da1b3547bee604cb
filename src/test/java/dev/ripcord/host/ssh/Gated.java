package dev.ripcord.host.ssh;

import dev.ripcord.host.Processes;
import dev.ripcord.real.RealSshd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A host behind another one, by two real sshds. */
record Gated(RealSshd gate, RealSshd behind) implements AutoCloseable {

  static Gated start(Path folder) throws IOException {
    return new Gated(
        RealSshd.start(Files.createDirectory(folder.resolve("gate"))),
        RealSshd.start(Files.createDirectory(folder.resolve("behind"))));
  }

  /** What the client's configuration says of the way to the host behind; the last one counts. */
  void lead(String how) throws IOException {
    var config =
        """
        Host gate
          HostName 127.0.0.1
          Port %d
          IdentityFile %s/user
          UserKnownHostsFile %s/known_hosts
          GlobalKnownHostsFile none
        Host 127.0.0.1
          %s
        """
            .formatted(gate.port(), gate.folder(), gate.folder(), how);
    Files.writeString(behind.config(), config + Files.readString(behind.config()));
  }

  /** The programs that lead there now. */
  List<String> ways() {
    return Processes.running("-F " + behind.config());
  }

  @Override
  public void close() {
    behind.close();
    gate.close();
  }
}
