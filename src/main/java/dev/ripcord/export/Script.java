package dev.ripcord.export;

import dev.ripcord.check.FileHashes;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A script that was made, or a page for people.
 *
 * @param name of its file
 * @param host on which it is to be run, as the catalog names it
 */
public record Script(String name, String host, String text) {
  static final String BEGIN =
      "\n# shellcheck disable=SC2016,SC2034,SC2154,SC2317 # steps are called by their number\nset -u\n";

  /** What begins the body of a page for people. */
  static final String PAGE = "\n<!-- ripcord: from here on a change makes this page stale -->\n";

  /** Where scripts and pages usually lie on the hosts. */
  public static final String FOLDER = "/usr/local/lib/ripcord";

  private static final Pattern SEAL =
      Pattern.compile("(?m)^(?:# plan +|\\| plan \\| )sha256:([0-9a-f]{64})(?: \\|)?$");

  /** Whether it is for a shell, and not a page for people. */
  public boolean runs() {
    return name.endsWith(".sh");
  }

  /** The hash of all that it does: of the text without its head. */
  static String hash(String text) {
    var at = Math.max(text.indexOf(BEGIN), text.indexOf(PAGE));
    return FileHashes.hash(text.substring(Math.max(0, at)).getBytes(StandardCharsets.UTF_8));
  }

  /** The hash that stands in a script's head; empty where there is none. */
  static Optional<String> seal(String text) {
    var match = SEAL.matcher(text);
    return match.find() ? Optional.of(match.group(1)) : Optional.empty();
  }

  /** How a script that is installed compares with the one that would be made now. */
  public enum State {
    CURRENT("current"),
    STALE("stale: what would be done now is something else"),
    EDITED("changed by hand since it was made"),
    MISSING("missing");

    private final String said;

    State(String said) {
      this.said = said;
    }

    /** In a few words. */
    public String said() {
      return said;
    }
  }

  /** Compares; the head, with its date and the release's grade, does not count. */
  public State compared(Optional<String> installed) {
    if (installed.isEmpty()) {
      return State.MISSING;
    }
    var there = installed.get();
    if (!seal(there).equals(Optional.of(hash(there)))) {
      return State.EDITED;
    }
    return hash(there).equals(hash(text)) ? State.CURRENT : State.STALE;
  }
}
