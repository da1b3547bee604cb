package dev.ripcord.host.local;

import dev.ripcord.host.supervisor.Account;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Who we are on this machine. */
final class Us {
  static final Account ACCOUNT = account();

  private Us() {}

  private static Account account() {
    try {
      var uid = (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
      return new Account(System.getProperty("user.name", "?"), uid);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read /proc, which Ripcord needs", e);
    }
  }

  static boolean known(String user) {
    try {
      var lookup = FileSystems.getDefault().getUserPrincipalLookupService();
      return !lookup.lookupPrincipalByName(user).getName().isEmpty();
    } catch (IOException _) {
      return false;
    }
  }

  /** In memory where possible, so that a full disk does not stop a rollback. */
  static Folders stateFolders() {
    var last = Path.of("/dev/shm/ripcord-" + ACCOUNT.uid());
    if (ACCOUNT.root()) {
      return new Folders(List.of(Path.of("/run/ripcord"), last));
    }
    var places = new ArrayList<Path>();
    variable("XDG_RUNTIME_DIR").ifPresent(each -> places.add(each.resolve("ripcord")));
    places.add(home().resolve("run"));
    places.add(last);
    return new Folders(places);
  }

  /**
   * Where another process of the same user may have its state, such as one that has the variables
   * of a login while we, by way of sudo or from cron, have not.
   */
  static List<Path> soughtFolders(Account account, List<Path> own) {
    var login = Path.of("/run/user/" + account.uid(), "ripcord");
    return account.root() ? own : Stream.concat(own.stream(), Stream.of(login)).distinct().toList();
  }

  static Folders keptFolders() {
    var first = ACCOUNT.root() ? Path.of("/var/lib/ripcord") : home();
    return new Folders(
        List.of(first.resolve("undo"), Path.of("/dev/shm/ripcord-undo-" + ACCOUNT.uid())));
  }

  private static Path home() {
    return variable("XDG_STATE_HOME")
        .orElse(Path.of(System.getProperty("user.home", "/"), ".local", "state"))
        .resolve("ripcord");
  }

  private static Optional<Path> variable(String name) {
    return Optional.ofNullable(System.getenv(name))
        .filter(each -> each.startsWith("/"))
        .map(Path::of);
  }
}
