package dev.ripcord.target.variant;

import dev.ripcord.target.Target;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One of the implementations.
 *
 * @param runs how it runs
 * @param set values that differ from one variant to the other, for steps to use
 */
record Variant(String name, Target runs, Map<String, String> set) {
  Variant {
    set = new LinkedHashMap<>(set);
  }
}
