package dev.ripcord.check;

import dev.ripcord.probe.Origin;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a check saw.
 *
 * @param said one line for people
 * @param evidence what the answer rests on, by name; never a secret
 * @param numbers what was measured, by name, in seconds, bytes, shares of 1 and counts
 * @param marks what happened there, each with its own time
 * @param origin where it comes from that the answer is not good, when that is known
 */
public record Finding(
    State state,
    String said,
    Map<String, String> evidence,
    SortedMap<String, Double> numbers,
    List<Mark> marks,
    Optional<Origin> origin) {

  /** The answer; what the monitor itself caused is unknown, never bad. */
  public enum State {
    GOOD,
    BAD,
    UNKNOWN
  }

  public Finding {
    evidence = new TreeMap<>(evidence);
    numbers = Collections.unmodifiableSortedMap(new TreeMap<>(numbers));
    marks = List.copyOf(marks);
  }

  public static Finding good(String said) {
    return of(State.GOOD, said);
  }

  public static Finding bad(String said) {
    return of(State.BAD, said);
  }

  public static Finding unknown(String said) {
    return of(State.UNKNOWN, said);
  }

  /** One with nothing but a line. */
  public static Finding of(State state, String said) {
    return new Finding(state, said, Map.of(), new TreeMap<>(), List.of(), Optional.empty());
  }

  public Finding with(Map<String, String> facts) {
    return new Finding(state, said, facts, numbers, marks, origin);
  }

  /** The same in other words. */
  public Finding saying(String words) {
    return new Finding(state, words, evidence, numbers, marks, origin);
  }

  /** The same, with what was measured. */
  public Finding measured(Map<String, Double> measures) {
    return new Finding(state, said, evidence, new TreeMap<>(measures), marks, origin);
  }

  /** The same, with what happened there. */
  public Finding marked(List<Mark> happened) {
    return new Finding(state, said, evidence, numbers, happened, origin);
  }

  /** The same, with where it comes from. */
  public Finding from(Origin place) {
    return new Finding(state, said, evidence, numbers, marks, Optional.of(place));
  }

  public boolean isGood() {
    return state == State.GOOD;
  }
}
