package dev.ripcord.target.file;

import dev.ripcord.step.Masking;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which keys get which values, and which go; pure.
 *
 * @param set values by key, secrets resolved
 * @param hidden keys whose values are never shown
 */
record EnvEdit(Map<String, String> set, List<String> remove, Set<String> hidden) {
  EnvEdit {
    set = Collections.unmodifiableMap(new LinkedHashMap<>(set));
    remove = List.copyOf(remove);
    hidden = Set.copyOf(hidden);
  }

  /** The keys that it is about. */
  Set<String> keys() {
    var keys = new LinkedHashSet<>(set.keySet());
    keys.addAll(remove);
    return keys;
  }

  /** The text as it has to be; throws {@link IllegalArgumentException} with the key at fault. */
  EnvText apply(EnvText text) {
    var edited = text;
    for (var each : set.entrySet()) {
      edited = set(edited, each.getKey(), each.getValue());
    }
    for (var each : remove) {
      edited = edited.remove(each);
    }
    return edited;
  }

  private static EnvText set(EnvText text, String key, String value) {
    try {
      return text.set(key, value);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "the value of " + key + " cannot be written: " + e.getMessage(), e);
    }
  }

  /** Each key and how it stands, without values. */
  SortedMap<String, String> states(EnvText text) {
    var states = new TreeMap<String, String>();
    set.forEach((key, value) -> states.put(key, state(text, key, value)));
    remove.forEach(key -> states.put(key, text.has(key) ? "still there" : "as wanted"));
    return states;
  }

  private static String state(EnvText text, String key, String value) {
    if (!text.has(key)) {
      return "not there";
    }
    return set(text, key, value).equals(text) ? "as wanted" : "differs";
  }

  /** A line for each key that changes, with secrets hidden. */
  List<String> preview(EnvText text) {
    var lines = new ArrayList<String>();
    set.forEach((key, value) -> {
      if (!set(text, key, value).equals(text)) {
        lines.add(key + ": " + old(text, key) + " -> " + shown(key, value));
      }
    });
    remove.stream()
        .filter(text::has)
        .forEach(key -> lines.add(key + ": " + old(text, key) + " -> (removed)"));
    return lines;
  }

  private String old(EnvText text, String key) {
    return text.value(key).map(each -> shown(key, each)).orElse("(not there)");
  }

  private String shown(String key, String value) {
    return hidden.contains(key) ? "***" : Masking.value(key, value);
  }

  /** The edit that gives the keys the values that they had in another text. */
  static EnvText putBack(EnvText now, Iterable<String> keys, Optional<EnvText> then) {
    var edited = now;
    for (var key : keys) {
      var old = then.flatMap(each -> each.raw(key));
      edited = old.isPresent() ? edited.setRaw(key, old.get()) : edited.remove(key);
    }
    return edited;
  }
}
