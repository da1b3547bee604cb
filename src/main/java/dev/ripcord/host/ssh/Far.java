package dev.ripcord.host.ssh;

import dev.ripcord.host.supervisor.Account;
import java.nio.file.Path;
import java.util.List;

/**
 * What was found on the far side when it was first asked on a connection.
 *
 * @param connection which one: none outlives the machine's restart, so what is here holds as long
 * @param uptime its uptime in seconds when it was asked
 * @param askedAt our steady clock at that moment
 * @param boot the kernel's name for the time since it was started
 */
record Far(int connection, Account account, long uptime, long askedAt, String boot, String home) {

  static Far parse(int connection, Answer hello, long askedAt) {
    var words = hello.words().split(" ", 6);
    return new Far(
        connection,
        new Account(words[4], Integer.parseInt(words[1])),
        Long.parseLong(words[2]),
        askedAt,
        words[3],
        words.length > 5 ? words[5] : "/");
  }

  /**
   * In memory for root, so that a full disk does not stop a rollback. For others below their home,
   * and not in XDG_RUNTIME_DIR: that folder goes with their last connection, which may be ours.
   */
  List<Path> state() {
    var last = Path.of("/dev/shm/ripcord-" + account.uid());
    return List.of(account.root() ? Path.of("/run/ripcord") : below().resolve("run"), last);
  }

  List<Path> kept() {
    var first = account.root() ? Path.of("/var/lib/ripcord") : below();
    return List.of(first.resolve("undo"), Path.of("/dev/shm/ripcord-undo-" + account.uid()));
  }

  private Path below() {
    return Path.of(home, ".local/state/ripcord");
  }
}
