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

  private final Guest guest;
  private final Path folder;

  private RipcordOverSsh(Guest guest, Path folder) {
    this.guest = guest;
    this.folder = folder;
  }

  /** Has the guest's sshd started, on its loopback, and lets one new key in. */
  static RipcordOverSsh to(Guest guest, Path folder) {
    try {
      var key = folder.resolve("key");
      Background.start(
              List.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key.toString()), "")
          .await(LIMIT)
          .text();
      guest.write("/root/.ssh/authorized_keys", Files.readString(folder.resolve("key.pub")), "600");
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
      return new RipcordOverSsh(guest, folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An example's catalog, whose one service is on that machine now; the journal is here. */
  Path catalog(Path example, String service) {
    try {
      var text =
          Files.readString(example)
              .replace("ripcord: 1\n", "ripcord: 1\njournal: journal.db\n")
              .replace(
                  "\n  " + service + ":\n",
                  "\n  " + service + ":\n    hosts: [ \"ssh://root@127.0.0.1\" ]\n");
      return Files.writeString(folder.resolve("ripcord.yaml"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs it and waits for its end. */
  Ran run(List<String> args) {
    var words =
        new ArrayList<>(
            List.of("nsenter", "-t", String.valueOf(guest.leader()), "-n", "--", "unshare", "-m"));
    words.addAll(List.of("--", "sh", "-c", SEEING, "sh", folder.toString()));
    words.add(System.getProperty("java.home") + "/bin/java");
    words.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    words.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp", classes()));
    words.add("dev.ripcord.cli.Main");
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
