package dev.ripcord.real;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * This build of ripcord on this machine, in the network of a guest and with its names, but with
 * none of its files and processes: what it does there, it does by the guest's own sshd.
 */
final class RipcordOverSsh {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final String SEEING =
      "mount --bind \"$1/hosts\" /etc/hosts && mount --bind \"$1/ssh_config\" /etc/ssh/ssh_config"
          + " && shift && exec \"$@\"";

  /** A user with all the rights of sudo and no password, as an operator often is. */
  private static final String OPERATOR =
      "useradd --create-home --shell /bin/sh ops"
          + " && echo 'ops ALL=(ALL) NOPASSWD: ALL' >/etc/sudoers.d/ops && mkdir /home/ops/.ssh";

  private final Guest guest;
  private final Path folder;
  private final String user;

  private RipcordOverSsh(Guest guest, Path folder, String user) {
    this.guest = guest;
    this.folder = folder;
    this.user = user;
  }

  /** As root. */
  static RipcordOverSsh to(Guest guest, Path folder) {
    return to(guest, folder, "root", "/root");
  }

  /** As somebody who may use sudo. */
  static RipcordOverSsh asOperator(Guest guest, Path folder) {
    guest.sh(OPERATOR).text();
    return to(guest, folder, "ops", "/home/ops");
  }

  /** Has the guest's sshd started, on its loopback, and lets one new key in. */
  private static RipcordOverSsh to(Guest guest, Path folder, String user, String home) {
    try {
      var key = folder.resolve("key");
      Background.start(
              List.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key.toString()), "")
          .await(LIMIT)
          .text();
      guest.write(
          home + "/.ssh/authorized_keys", Files.readString(folder.resolve("key.pub")), "600");
      guest.run("chown", "-R", user, home + "/.ssh").text();
      guest
          .sh("mkdir -p /run/sshd && ssh-keygen -A && /usr/sbin/sshd -o ListenAddress=127.0.0.1")
          .text();
      var host = guest.read("/etc/ssh/ssh_host_ed25519_key.pub");
      Files.writeString(folder.resolve("known_hosts"), "127.0.0.1 " + host);
      Files.writeString(folder.resolve("hosts"), guest.read("/etc/hosts"));
      Files.writeString(
          folder.resolve("ssh_config"),
          "Host *\n  IdentityFile %s\n  IdentitiesOnly yes\n  UserKnownHostsFile %s\n"
              .formatted(key, folder.resolve("known_hosts")));
      return new RipcordOverSsh(guest, folder, user);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The journal is here, beside the catalog. */
  private String catalog(String text, String service) {
    try {
      var here =
          text.replace("ripcord: 1\n", "ripcord: 1\njournal: journal.db\n")
              .replace(
                  "\n  " + service + ":\n",
                  "\n  " + service + ":\n    hosts: [ \"ssh://" + user + "@127.0.0.1\" ]\n");
      return Files.writeString(folder.resolve("ripcord.yaml"), here).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs it by a catalog, of which one service is on that machine, and waits for its end. */
  Ran run(String catalog, String service, List<String> args) {
    var words =
        new ArrayList<>(
            List.of("nsenter", "-t", String.valueOf(guest.leader()), "-n", "--", "unshare", "-m"));
    words.addAll(List.of("--", "sh", "-c", SEEING, "sh", folder.toString()));
    words.add(System.getProperty("java.home") + "/bin/java");
    words.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    words.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp", classes()));
    words.addAll(List.of("dev.ripcord.cli.Main", "--catalog", catalog(catalog, service)));
    words.addAll(args);
    return Background.start(words, "").await(LIMIT);
  }

  private static String classes() {
    var parts = System.getProperty("java.class.path").split(File.pathSeparator, -1);
    return String.join(
        File.pathSeparator,
        List.of(parts).stream().map(each -> Path.of(each).toAbsolutePath().toString()).toList());
  }
}
