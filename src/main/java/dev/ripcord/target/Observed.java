package dev.ripcord.target;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a target sees running.
 *
 * @param identity the release's identity; empty when nothing runs, or it cannot be told which
 * @param facts what it rests on; never a secret
 * @param said one line for people
 */
public record Observed(Optional<String> identity, Map<String, String> facts, String said) {
  public Observed {
    facts = new TreeMap<>(facts);
  }
}
