package dev.ripcord.release;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Something on the target that a service can be put back to.
 *
 * @param identity what observing the target says while it runs
 * @param selectors as in a release
 * @param since when it was made or deployed, where that can be told
 */
public record Artefact(String identity, Map<String, String> selectors, Optional<Instant> since) {
  public Artefact {
    selectors = new TreeMap<>(selectors);
  }

  /** Its tags, of which those after the first stand under a key of their own. */
  List<String> tags() {
    var all = selectors.getOrDefault("tag", "") + " " + selectors.getOrDefault("tags", "");
    return Stream.of(all.split(" ", -1)).filter(each -> !each.isEmpty()).toList();
  }
}
