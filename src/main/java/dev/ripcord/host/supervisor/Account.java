package dev.ripcord.host.supervisor;

import dev.ripcord.host.Command;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who runs commands on a host, and what has to stand before one to run it as somebody else. */
public record Account(String name, int uid) {

  public boolean root() {
    return uid == 0;
  }

  /** Whether this is somebody else than us; nobody named means us. */
  public boolean other(Optional<String> user) {
    return user.isPresent() && !user.get().equals(name) && !(root() && user.get().equals("root"));
  }

  /**
   * The command with the folder that it runs in: another user may not be let into the one that we
   * are in, such as /root, where {@code find} then fails after all that it found.
   */
  public Command placed(Command command) {
    return other(command.as()) && command.directory().isEmpty()
        ? command.in(Path.of("/"))
        : command;
  }

  /** The program that changes the user, or nothing where there is nothing to change. */
  public Optional<String> switcher(Optional<String> user) {
    return other(user) ? Optional.of(root() ? "runuser" : "sudo") : Optional.empty();
  }

  /** The words before the command; of a variable only its name may stand there. */
  public List<String> prefix(Optional<String> user, Map<String, String> environment) {
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
}
