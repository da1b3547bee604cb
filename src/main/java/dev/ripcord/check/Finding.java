package dev.ripcord.check;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a check saw.
 *
 * @param said one line for people
 * @param evidence what the answer rests on, by name; never a secret
 */
public record Finding(State state, String said, Map<String, String> evidence) {

  /** The answer; what the monitor itself caused is unknown, never bad. */
  public enum State {
    GOOD,
    BAD,
    UNKNOWN
  }

  public Finding {
    evidence = new TreeMap<>(evidence);
  }

  public static Finding good(String said) {
    return new Finding(State.GOOD, said, Map.of());
  }

  public static Finding bad(String said) {
    return new Finding(State.BAD, said, Map.of());
  }

  public static Finding unknown(String said) {
    return new Finding(State.UNKNOWN, said, Map.of());
  }

  public Finding with(Map<String, String> facts) {
    return new Finding(state, said, facts);
  }

  public boolean isGood() {
    return state == State.GOOD;
  }
}
