package dev.ripcord.target.file;

import dev.ripcord.host.FileContent;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeMap;

/** What the edit would make of the file as it is now. */
sealed interface Outlook {

  /** How it would be; {@code found} is empty where there is no file. */
  record Edited(Optional<FileContent> found, EnvText before, EnvText after, EnvEdit edit)
      implements Outlook {

    boolean same() {
      return before.equals(after) && found.isPresent();
    }

    Map<String, String> facts(String state) {
      var facts = new TreeMap<String, String>();
      edit.states(before).forEach((key, each) -> facts.put("key." + key, each));
      facts.put("state", state);
      return facts;
    }

    /** Which keys are not as wanted, without values. */
    String differences() {
      var differences = new StringJoiner(", ");
      edit.states(before)
          .forEach((key, state) -> {
            if (!state.equals("as wanted")) {
              differences.add(key + " " + state);
            }
          });
      return differences.toString();
    }
  }

  /** It must not be, or cannot be edited so. */
  record Refused(String why) implements Outlook {}

  /** The host could not be asked. */
  record Unseen(String why) implements Outlook {}
}
