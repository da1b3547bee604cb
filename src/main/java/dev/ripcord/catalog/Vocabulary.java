package dev.ripcord.catalog;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** The kinds that a catalog may use, each with its shape; the drivers bring them. */
public record Vocabulary(
    Map<String, Shape<?>> targets, Map<String, Shape<?>> steps, Map<String, Shape<?>> checks) {
  public Vocabulary {
    targets = Collections.unmodifiableMap(new TreeMap<>(targets));
    steps = Collections.unmodifiableMap(new TreeMap<>(steps));
    checks = Collections.unmodifiableMap(new TreeMap<>(checks));
  }
}
