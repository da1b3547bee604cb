package dev.ripcord.real;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A real part that a test needs and a machine may lack. */
public enum Part {
  ROOT("root (run dev/test as root)"),
  NGINX("nginx (Debian: nginx-light)"),
  NODE("node (Debian: nodejs)"),
  PROMETHEUS("prometheus (Debian: prometheus)"),
  ALERTMANAGER("prometheus-alertmanager (Debian: prometheus-alertmanager)"),
  COTURN("turnserver (Debian: coturn)"),
  POSTGRESQL("the PostgreSQL server (Debian: postgresql)"),
  SUDO("sudo (Debian: sudo)"),
  SSHD("sshd and ssh (Debian: openssh-server, openssh-client)"),
  GIT("git (Debian: git)"),
  DOCKER("Docker with Compose 1 and 2 (dev/install-test-tools docker, as root)"),
  PM2("pm2 (dev/install-test-tools base)"),
  SYSTEMD_GUEST("the guest with systemd (dev/install-test-tools systemd, as root)");

  private final String what;

  Part(String what) {
    this.what = what;
  }

  /** What to say when it is missing: its name and how to get it. */
  String what() {
    return what;
  }

  boolean missing() {
    return switch (this) {
      case ROOT -> !root();
      case NGINX -> !onPath("nginx");
      case NODE -> !onPath("node");
      case PROMETHEUS -> !onPath("prometheus") || !onPath("promtool");
      case ALERTMANAGER -> !onPath("prometheus-alertmanager");
      case COTURN -> !onPath("turnserver");
      case POSTGRESQL -> RealPostgres.programs().isEmpty() || (root() && !onPath("setpriv"));
      case SUDO -> !onPath("sudo");
      case SSHD -> !RealSshd.installed() || !onPath("ssh") || !onPath("ssh-keygen");
      case GIT -> !onPath("git");
      case DOCKER -> !docker();
      case PM2 -> !onPath("node") || !Files.isRegularFile(pm2());
      case SYSTEMD_GUEST -> !guest();
    };
  }

  /** The folder that dev/install-test-tools fills. */
  public static Path tools() {
    var set = System.getenv("RIPCORD_TOOLS");
    if (set != null && !set.isEmpty()) {
      return Path.of(set);
    }
    var home = System.getenv("HOME");
    return Path.of(home == null ? System.getProperty("user.home") : home, ".cache/ripcord-tools");
  }

  /** The script of the real pm2 on this machine, to be run with node. */
  public static Path pm2() {
    return tools().resolve("node/node_modules/pm2/bin/pm2");
  }

  private static boolean docker() {
    return root()
        && onPath("dockerd")
        && onPath("docker-compose")
        && Files.isRegularFile(tools().resolve("docker/.made"));
  }

  private static boolean guest() {
    return root()
        && onPath("systemd-nspawn")
        && onPath("nsenter")
        && Files.isRegularFile(tools().resolve("guest/.made"));
  }

  private static boolean root() {
    try {
      return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    } catch (UnsupportedOperationException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean onPath(String command) {
    var path = System.getenv("PATH") + ":/usr/local/sbin:/usr/sbin:/sbin";
    return Stream.of(path.split(File.pathSeparator, -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
  }
}
