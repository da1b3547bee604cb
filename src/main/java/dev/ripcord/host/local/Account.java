package dev.ripcord.host.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who we are, and what has to stand before a command to run it as somebody else. */
record Account(String name, int uid) {
  static final Account OURS = ours();

  private static Account ours() {
    try {
      var uid = (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
      return new Account(System.getProperty("user.name", "?"), uid);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read /proc, which Ripcord needs", e);
    }
  }

  boolean root() {
    return uid == 0;
  }

  /** Whether this is somebody else than us; nobody named means us. */
  boolean other(Optional<String> user) {
    return user.isPresent() && !user.get().equals(name) && !(root() && user.get().equals("root"));
  }

  /** The program that changes the user, or nothing where there is nothing to change. */
  Optional<String> switcher(Optional<String> user) {
    return other(user) ? Optional.of(root() ? "runuser" : "sudo") : Optional.empty();
  }

  /** The words before the command; of a variable only its name may stand there. */
  List<String> prefix(Optional<String> user, Map<String, String> environment) {
    if (!other(user)) {
      return List.of();
    }
    var target = user.orElseThrow();
    if (root()) {
      return List.of("runuser", "-u", target, "--");
    }
    var words = new ArrayList<>(List.of("sudo", "-n", "-u", target));
    if (!environment.isEmpty()) {
      words.add("--preserve-env=" + String.join(",", environment.keySet()));
    }
    words.add("--");
    return words;
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
  Folders stateFolders() {
    var last = Path.of("/dev/shm/ripcord-" + uid);
    if (root()) {
      return new Folders(List.of(Path.of("/run/ripcord"), last));
    }
    var places = new ArrayList<Path>();
    variable("XDG_RUNTIME_DIR").ifPresent(each -> places.add(each.resolve("ripcord")));
    places.add(home().resolve("run"));
    places.add(last);
    return new Folders(places);
  }

  Folders keptFolders() {
    var first = root() ? Path.of("/var/lib/ripcord") : home();
    return new Folders(List.of(first.resolve("undo"), Path.of("/dev/shm/ripcord-undo-" + uid)));
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
