package dev.ripcord.release;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

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
}
