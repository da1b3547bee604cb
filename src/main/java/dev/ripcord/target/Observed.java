package dev.ripcord.target;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a target sees running.
 *
 * @param identity the release's identity; empty when nothing runs, or it cannot be told which
 * @param facts what it rests on; never a secret. The fact {@link #UNSEEN} is there, with the
 *     reason, when it could not be looked at
 * @param said one line for people
 */
public record Observed(Optional<String> identity, Map<String, String> facts, String said) {
  public static final String UNSEEN = "unseen";

  public Observed {
    facts = new TreeMap<>(facts);
  }

  /** Whether it could not be looked at; that nothing was seen then says nothing. */
  public boolean unseen() {
    return facts.containsKey(UNSEEN);
  }
}
