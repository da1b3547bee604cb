package dev.ripcord.run;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the events say about one step.
 *
 * @param attempt the last try that was begun; 0 when none was
 * @param before what was seen before the first try, which tells identity and serves the undo
 * @param changed whether anything may have been changed by it
 */
public record StepState(
    Status status,
    int attempt,
    Map<String, String> before,
    Optional<String> handle,
    boolean changed,
    String said) {

  /** Where a step is. */
  public enum Status {
    /** Nothing was begun. */
    PENDING,
    /** Left out: it was there already. */
    ALREADY_THERE,
    /** Left out: its condition did not hold, or a person said so. */
    LEFT_OUT,
    /** About to act, and no result is known. */
    INTENDED,
    /** Accepted by something that goes on by itself. */
    ACCEPTED,
    /** Seen to be done. */
    DONE,
    /** It ran, and its effect cannot be seen. */
    UNSEEN,
    /** A try has failed, and another follows. */
    RETRY,
    /** It has failed for good. */
    FAILED,
    /** What it did cannot be known; a person decides. */
    DOUBTED
  }

  static final StepState PENDING =
      new StepState(Status.PENDING, 0, Map.of(), Optional.empty(), false, "");

  public StepState {
    before = new TreeMap<>(before);
  }

  /** Whether the run may go on to the next step. */
  public boolean settled() {
    return switch (status) {
      case ALREADY_THERE, LEFT_OUT, DONE, UNSEEN -> true;
      case PENDING, INTENDED, ACCEPTED, RETRY, FAILED, DOUBTED -> false;
    };
  }

  /** Whether it changed something, as far as is known. */
  public boolean mayHaveChanged() {
    return switch (status) {
      case DONE, UNSEEN, DOUBTED, INTENDED, ACCEPTED -> true;
      case RETRY, FAILED -> changed;
      case PENDING, ALREADY_THERE, LEFT_OUT -> changed;
    };
  }

  StepState to(Status next, String words) {
    return new StepState(next, attempt, before, handle, changed, words);
  }

  StepState failed(Status next, boolean more, String words) {
    return new StepState(next, attempt, before, handle, changed || more, words);
  }

  StepState intended(int tried, Map<String, String> seen, String words) {
    var first = before.isEmpty() ? seen : before;
    return new StepState(Status.INTENDED, tried, first, Optional.empty(), changed, words);
  }

  StepState accepted(String token, String words) {
    return new StepState(Status.ACCEPTED, attempt, before, Optional.of(token), changed, words);
  }
}
