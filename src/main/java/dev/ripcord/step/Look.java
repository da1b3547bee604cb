package dev.ripcord.step;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a step saw when it looked; journaled, so it never holds a secret (a keyed hash may stand for
 * one).
 *
 * @param facts what was seen, by name: {@code pid}, {@code state}, {@code digest}
 * @param said one line for people
 */
public record Look(Map<String, String> facts, String said) {
  public Look {
    facts = new TreeMap<>(facts);
  }

  /** A fact by its name. */
  public Optional<String> fact(String name) {
    return Optional.ofNullable(facts.get(name));
  }

  /** Whether a fact has this value. */
  public boolean is(String name, String value) {
    return fact(name).equals(Optional.of(value));
  }

  /** The same look with one fact more. */
  public Look with(String name, String value) {
    var more = new TreeMap<>(facts);
    more.put(name, value);
    return new Look(more, said);
  }
}
