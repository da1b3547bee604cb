package dev.ripcord.plan;

import io.avaje.jsonb.Json;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which steps come after which, where some are done side by side.
 *
 * @param after by path: the paths of all steps that have to be through first
 */
@Json
public record Order(Map<String, List<String>> after) {
  public Order {
    after = Collections.unmodifiableMap(new TreeMap<>(after));
  }

  List<String> of(String path) {
    return after.getOrDefault(path, List.of());
  }
}
