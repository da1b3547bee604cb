package dev.ripcord.real;

import dev.ripcord.app.demo.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * A real sshd of this machine on a port of its own, with keys that were made for it, which lets us
 * in as the user that we are. Its folder holds a configuration for the client too.
 */
public final class RealSshd implements AutoCloseable {
  private static final List<Path> PLACES =
      List.of(Path.of("/usr/sbin/sshd"), Path.of("/usr/bin/sshd"));

  private final Path folder;
  private final int port;
  private Process server;

  private RealSshd(Path folder, int port) throws IOException {
    this.folder = folder;
    this.port = port;
    this.server = launch();
  }

  /** Whether there is one. */
  public static boolean installed() {
    return PLACES.stream().anyMatch(Files::isExecutable);
  }

  /** Starts it, and waits until it listens. */
  public static RealSshd start(Path folder) {
    try {
      var port = FreePort.find();
      key(folder.resolve("host"));
      key(folder.resolve("user"));
      Files.copy(folder.resolve("user.pub"), folder.resolve("authorized"));
      var us = System.getProperty("user.name");
      if (us.equals("root")) {
        Files.createDirectories(Path.of("/run/sshd"));
      }
      Files.writeString(folder.resolve("sshd_config"), server(folder, port));
      Files.writeString(folder.resolve("ssh_config"), client(folder));
      var sshd = new RealSshd(folder, port);
      sshd.know();
      sshd.listens();
      return sshd;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it is. */
  public String address() {
    return "ssh://127.0.0.1:" + port;
  }

  public int port() {
    return port;
  }

  /** For {@code ssh -F}. */
  public Path config() {
    return folder.resolve("ssh_config");
  }

  public Path folder() {
    return folder;
  }

  /** The process ids of what serves connections: killing one cuts it. */
  public List<Long> sessions() {
    return server
        .descendants()
        .filter(each -> title(each.pid()).startsWith("sshd"))
        .map(ProcessHandle::pid)
        .toList();
  }

  /** What it wrote about what it did. */
  public String log() {
    try {
      return Files.readString(folder.resolve("log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends it with all of its connections; what they began goes on. */
  public void stop() {
    var sessions = sessions();
    server.destroyForcibly();
    sessions.forEach(each -> ProcessHandle.of(each).ifPresent(ProcessHandle::destroyForcibly));
    Eventually.holds("it is gone", () -> !server.isAlive());
  }

  /** Starts it again on the same port. */
  public void startAgain() {
    try {
      server = launch();
      listens();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts it again with one more line in its configuration, which counts when it is the first. */
  public void configured(String line) {
    try {
      Files.writeString(
          folder.resolve("sshd_config"), line + System.lineSeparator(), StandardOpenOption.APPEND);
      stop();
      startAgain();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gives it another host key, of which no client knows. */
  public void newHostKey() {
    try {
      Files.delete(folder.resolve("host"));
      Files.delete(folder.resolve("host.pub"));
      key(folder.resolve("host"));
      stop();
      startAgain();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Nobody's key is known to the client any more. */
  public void forgotten() {
    try {
      Files.writeString(folder.resolve("known_hosts"), "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its key is known to the client at another port too. */
  public void knownAt(int other) {
    try {
      var key = Files.readString(folder.resolve("host.pub"));
      var line = "[127.0.0.1]:" + other + " " + key;
      Files.writeString(folder.resolve("known_hosts"), line, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void know() throws IOException {
    var key = Files.readString(folder.resolve("host.pub"));
    Files.writeString(folder.resolve("known_hosts"), "[127.0.0.1]:" + port + " " + key);
  }

  private Process launch() throws IOException {
    var sshd = PLACES.stream().filter(Files::isExecutable).findFirst().orElseThrow().toString();
    return new ProcessBuilder(sshd, "-D", "-e", "-f", folder.resolve("sshd_config").toString())
        .redirectErrorStream(true)
        .redirectInput(Path.of("/dev/null").toFile())
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
        .start();
  }

  private void listens() {
    Eventually.holds("sshd listens", () -> server.isAlive() && answers());
  }

  private boolean answers() {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.getInputStream().read() == 'S';
    } catch (IOException e) {
      return false;
    }
  }

  private static void key(Path file) throws IOException {
    var made =
        Background.start(
                List.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", file.toString()), "")
            .await(java.time.Duration.ofSeconds(20));
    if (made.exit() != 0) {
      throw new IOException(made.err());
    }
  }

  private static String server(Path folder, int port) {
    return String.join(
        "\n",
        "Port " + port,
        "ListenAddress 127.0.0.1",
        "HostKey " + folder.resolve("host"),
        "AuthorizedKeysFile " + folder.resolve("authorized"),
        "PidFile none",
        "UsePAM no",
        "StrictModes no",
        "PasswordAuthentication no",
        "KbdInteractiveAuthentication no",
        "LogLevel VERBOSE",
        "");
  }

  private static String client(Path folder) {
    return String.join(
        "\n",
        "Host *",
        "  IdentityFile " + folder.resolve("user"),
        "  IdentitiesOnly yes",
        "  UserKnownHostsFile " + folder.resolve("known_hosts"),
        "  GlobalKnownHostsFile none",
        "");
  }

  private static String title(long pid) {
    try {
      return Files.readString(Path.of("/proc/" + pid + "/cmdline"));
    } catch (IOException e) {
      return "";
    }
  }

  @Override
  public void close() {
    stop();
    Stream.of("host", "user").map(folder::resolve).forEach(each -> each.toFile().delete());
  }
}
