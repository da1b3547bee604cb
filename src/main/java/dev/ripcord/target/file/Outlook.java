package dev.ripcord.target.file;

import dev.ripcord.host.FileContent;
import dev.ripcord.step.Look;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeMap;

/** What the edit would make of the file as it is now. */
sealed interface Outlook {
  String STATE = "state";
  String AS_WANTED = "as-wanted";

  /** What is there, and whether it is as wanted. */
  Look look();

  /** Lines for people: what would change, or why nothing can. */
  List<String> preview();

  /** How it would be; {@code found} is empty where there is no file. */
  record Edited(Optional<FileContent> found, EnvText before, EnvText after, EnvEdit edit)
      implements Outlook {

    @Override
    public Look look() {
      return same()
          ? new Look(facts(AS_WANTED), "the keys are as wanted")
          : new Look(facts("differs"), differences());
    }

    @Override
    public List<String> preview() {
      return edit.preview(before);
    }

    boolean same() {
      return before.equals(after) && found.isPresent();
    }

    private Map<String, String> facts(String state) {
      var facts = new TreeMap<String, String>();
      edit.states(before).forEach((key, each) -> facts.put("key." + key, each));
      facts.put(STATE, state);
      return facts;
    }

    /** Which keys are not as wanted, without values. */
    private String differences() {
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
  record Refused(String why) implements Outlook {
    @Override
    public Look look() {
      return new Look(Map.of(STATE, "refused"), why);
    }

    @Override
    public List<String> preview() {
      return List.of(why);
    }
  }

  /** The host could not be asked. */
  record Unseen(String why) implements Outlook {
    @Override
    public Look look() {
      return new Look(Map.of(STATE, "unseen"), why);
    }

    @Override
    public List<String> preview() {
      return List.of(why);
    }
  }
}
