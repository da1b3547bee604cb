package dev.ripcord.target.frontend;

import dev.ripcord.host.Command;
import dev.ripcord.host.CommandResult;
import dev.ripcord.host.Host;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What a folder holds, seen by one command on its host. */
final class Folder {
  private static final String NONE = "none";

  /** Names and contents of all files as one hash, and when the newest of them was written. */
  private static final String LOOK =
      """
      cd "$1" 2>/dev/null || { echo none none; exit 0; }
      hash=$(find . -type f -print0 | LC_ALL=C sort -z | xargs -0 -r sha256sum | sha256sum)
      newest=$(find . -type f -printf '%T@\\n' | sort -n | tail -n 1)
      echo "${hash%% *} ${newest:-none}"
      """;

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private Folder() {}

  /**
   * Facts {@code NAME} (the hash) and {@code NAME-newest}; {@code none} where there is no folder.
   */
  static void look(Host host, String name, Path folder, Map<String, String> facts) {
    var result = host.look(Command.of("sh", "-c", LOOK, "look", folder.toString()).within(LIMIT));
    var words = result.ok() ? result.stdout().strip().split(" ", -1) : new String[0];
    facts.put(name, words.length == 2 ? words[0] : "unknown: " + result.said());
    facts.put(name + "-newest", words.length == 2 ? words[1] : NONE);
  }

  /** Whether a fact is the hash of a folder that is there. */
  static boolean known(Optional<String> fact) {
    return fact.filter(each -> !each.equals(NONE) && !each.startsWith("unknown")).isPresent();
  }

  /** Copies a folder as it is, owners and modes kept, in the place of an earlier copy. */
  static CommandResult copy(Host host, Path from, Path to) {
    var script = "umask 077; mkdir -p \"${2%/*}\" && rm -rf \"$2\" && cp -a \"$1\" \"$2\"";
    return host.look(
        Command.of("sh", "-c", script, "keep", from.toString(), to.toString()).within(LIMIT));
  }
}
