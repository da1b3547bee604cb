package dev.ripcord.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Collects everything that is wrong, so that all of it is told at once. */
public final class Problems {
  private static final int BRIEF = 80;
  private final List<Problem> found = new ArrayList<>();

  public void add(Place place, String message) {
    found.add(new Problem(place, message));
  }

  /** Adds that a word is not known, with the nearest of those that are. */
  public void unknown(Place place, String what, String word, Collection<String> known) {
    var near = Suggestion.nearest(word, known);
    var hint =
        near.map(each -> " (did you mean '" + each + "'?)")
            .orElseGet(() -> "; expected one of " + String.join(", ", known));
    add(place, "unknown " + what + " '" + brief(word) + "'" + hint);
  }

  /** Enough of a text to know it by, on one line. */
  static String brief(String text) {
    var line = YamlText.oneLine(text);
    return line.length() <= BRIEF ? line : line.substring(0, BRIEF) + "...";
  }

  int count() {
    return found.size();
  }

  public boolean none() {
    return found.isEmpty();
  }

  /** In the order of the file. */
  public List<Problem> all() {
    return found.stream().sorted(Problem.BY_PLACE).toList();
  }

  /** Throws when there is any. */
  public void throwIfAny() {
    if (!none()) {
      throw new CatalogException(all());
    }
  }
}
