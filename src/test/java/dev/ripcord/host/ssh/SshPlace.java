package dev.ripcord.host.ssh;

import dev.ripcord.clock.Clock;
import dev.ripcord.real.RealSshd;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** This machine as a far host, by a real sshd, with all of its state below one folder. */
record SshPlace(RealSshd sshd, Path root) {
  private static final Duration GRACE = Duration.ofSeconds(1);

  /** Another host each time, with a connection of its own. */
  SshHost host() {
    return SshHost.at(Clock.system(), sshd.address(), setup());
  }

  /** Another host on a connection that is there. */
  SshHost host(Connection connection) {
    return new SshHost(sshd.address(), connection);
  }

  Connection connection() {
    return new Connection(Clock.system(), SshAddress.parse(sshd.address()), setup());
  }

  SshSetup setup() {
    return new SshSetup(
        Optional.of(sshd.config()),
        Optional.empty(),
        List.of(state()),
        List.of(root.resolve("kept")),
        GRACE,
        Duration.ofSeconds(1));
  }

  Path state() {
    return root.resolve("state");
  }

  Path scratch() {
    try {
      return Files.createDirectories(root.resolve("scratch"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<String> stateTexts() {
    try (var files = Files.walk(state())) {
      return files
          .filter(Files::isRegularFile)
          .filter(each -> !String.valueOf(each.getFileName()).startsWith("supervisor-"))
          .map(SshPlace::text)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1);
    } catch (IOException _) {
      return "";
    }
  }
}
