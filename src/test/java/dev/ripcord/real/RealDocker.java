package dev.ripcord.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A Docker daemon of our own with everything in a folder: no bridge, no iptables, containers on the
 * network of this machine. When it is closed nothing of it is left: no process, mount or cgroup.
 */
public final class RealDocker implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final List<String> PROGRAMS = List.of("sh", "sleep", "cat", "echo", "test");
  private static final String RUNS =
      "echo here is version $VERSION; trap exit TERM; while :; do sleep 1 & wait $!; done";

  /** The two Composes, which are called in different ways. */
  public enum Generation {
    FIRST,
    SECOND;

    /** The words that call it. */
    public List<String> words() {
      return switch (this) {
        case FIRST -> List.of("docker-compose");
        case SECOND ->
            List.of("docker", "--config", tools().resolve("config").toString(), "compose");
      };
    }

    /** The same as the catalog wants it. */
    public String bin() {
      return "[" + String.join(", ", words()) + "]";
    }
  }

  private final Path folder;
  private final String cgroup;
  private Process daemon;

  private RealDocker(Path folder) {
    this.folder = folder;
    this.cgroup = "ripcord-test-" + ProcessHandle.current().pid() + "-" + folder.hashCode();
    this.daemon = launch();
  }

  /** What makes {@code docker compose} find its plugin, as the value of DOCKER_CONFIG. */
  public static Path config() {
    return tools().resolve("config");
  }

  /** The folder that dev/install-test-tools fills. */
  static Path tools() {
    return Part.tools().resolve("docker");
  }

  /** Starts one, and waits until it answers. */
  public static RealDocker start(Path folder) {
    var docker = new RealDocker(folder);
    docker.answers();
    return docker;
  }

  private Process launch() {
    var argv = new ArrayList<>(List.of("dockerd", "-H", host(), "--cgroup-parent", "/" + cgroup));
    argv.addAll(List.of("--data-root", folder.resolve("root").toString()));
    argv.addAll(List.of("--exec-root", folder.resolve("exec").toString()));
    argv.addAll(List.of("--pidfile", folder.resolve("pid").toString()));
    argv.addAll(List.of("--iptables=false", "--ip6tables=false", "--bridge=none"));
    argv.addAll(List.of("--storage-driver", "vfs", "--shutdown-timeout", "2"));
    argv.addAll(List.of("--exec-opt", "native.cgroupdriver=cgroupfs"));
    try {
      var builder =
          new ProcessBuilder(argv)
              .redirectErrorStream(true)
              .redirectInput(Path.of("/dev/null").toFile())
              .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()));
      builder
          .environment()
          .put("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void answers() {
    Eventually.holds("dockerd answers", () -> docker("version").ok());
  }

  /** Its address, for {@code docker -H}. */
  public String host() {
    return "unix://" + folder.resolve("socket");
  }

  /** Calls Docker. */
  public Ran docker(String... words) {
    var argv = new ArrayList<>(List.of("docker", "-H", host()));
    argv.addAll(List.of(words));
    return Background.start(argv, "").await(LIMIT);
  }

  /** The command that prints what happens to images and containers, for as long as it runs. */
  public List<String> events(String format) {
    return List.of("docker", "-H", host(), "events", "--format", format);
  }

  /** Calls Compose in a folder, as a person would there. */
  public Ran compose(Generation which, Path directory, String... words) {
    var argv = new ArrayList<>(List.of("env", "-C", directory.toString(), "DOCKER_HOST=" + host()));
    argv.addAll(which.words());
    argv.addAll(List.of(words));
    return Background.start(argv, "").await(LIMIT);
  }

  /** Makes an image that says its version and runs until it is stopped; its id. */
  public String image(String name, String version) {
    return image(name, version, RUNS);
  }

  /** Makes an image of a shell and this script. */
  public String image(String name, String version, String script) {
    var command = "[\"/bin/sh\", \"-c\", \"" + script.replace("\"", "\\\"") + "\"]";
    return docker(
            "import",
            "-c",
            "ENV VERSION=" + version,
            "-c",
            "CMD " + command,
            rootfs().toString(),
            name)
        .text();
  }

  /** A file system with a shell, which needs no registry. */
  private Path rootfs() {
    var tar = folder.resolve("rootfs.tar");
    if (Files.exists(tar)) {
      return tar;
    }
    try {
      var bin = Files.createDirectories(folder.resolve("rootfs/bin"));
      Files.copy(tools().resolve("root/usr/bin/busybox"), bin.resolve("busybox"));
      for (var each : PROGRAMS) {
        Files.createSymbolicLink(bin.resolve(each), Path.of("busybox"));
      }
      Background.start(
              List.of("tar", "-C", folder.resolve("rootfs").toString(), "-cf", tar.toString(), "."),
              "")
          .await(LIMIT)
          .text();
      return tar;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The id of the image that a container really runs, whatever its name stands for now. */
  public String runs(String container) {
    return docker("inspect", "-f", "{{.Image}}", container).text();
  }

  /**
   * Stops the daemon with its containers, as a restart of the machine does, and starts it again.
   */
  public void restart() {
    end();
    daemon = launch();
    answers();
  }

  /** Stops the daemon with its containers, and leaves it so. */
  public void stop() {
    end();
  }

  private void end() {
    daemon.destroy();
    Eventually.holds("dockerd is gone", () -> !daemon.isAlive());
    Background.start(List.of("umount", "-q", folder.resolve("exec/netns/default").toString()), "")
        .await(LIMIT);
  }

  @Override
  public void close() {
    var all = docker("ps", "-aq").out().lines().toList();
    if (!all.isEmpty()) {
      docker(Stream.concat(Stream.of("rm", "-f"), all.stream()).toArray(String[]::new));
    }
    end();
    remove(
        List.of(
            "find",
            "/sys/fs/cgroup",
            "-depth",
            "-type",
            "d",
            "-path",
            "*/" + cgroup + "*",
            "-exec",
            "rmdir",
            "{}",
            ";"));
    remove(
        List.of("rm", "-rf", folder.resolve("root").toString(), folder.resolve("exec").toString()));
  }

  private static void remove(List<String> argv) {
    Background.start(argv, "").await(LIMIT);
  }
}
