package dev.ripcord.journal;

import dev.ripcord.plan.Plan;
import io.avaje.jsonb.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One fact about a run, written before or after something was done; the run's state is their fold.
 *
 * <p>Never holds a secret. A later version may add parts (optional ones) and events; it never
 * changes what a part means.
 */
public sealed interface Event {

  /** A run was created, with all that it will do. */
  @Json
  record Created(
      Plan plan, String who, Optional<String> why, String program, Optional<Checklist> checklist)
      implements Event {}

  /** A process took the run up; a later epoch fences off an earlier one. */
  @Json
  record Claimed(long epoch, String owner) implements Event {}

  /** A step was left out: its state was there already, or its condition did not hold. */
  @Json
  record Skipped(String path, boolean alreadyThere, String said) implements Event {}

  /**
   * A step is about to act; durable before the act.
   *
   * @param before the facts that were seen, for the look after it and for the undo
   */
  @Json
  record Intended(String path, int attempt, Map<String, String> before, String said)
      implements Event {}

  /** What the step began goes on by itself under this handle; durable before the first look. */
  @Json
  record Accepted(String path, int attempt, String handle, Duration lookAgainAfter, String said)
      implements Event {}

  /** A step was seen to be done. */
  @Json
  record Succeeded(String path, int attempt, Map<String, String> after, String said, Duration took)
      implements Event {}

  /**
   * A try of a step has failed.
   *
   * @param changed whether anything may have been changed by it
   * @param last whether no further try follows
   */
  @Json
  record Failed(String path, int attempt, boolean changed, boolean last, String said, Duration took)
      implements Event {}

  /**
   * What a try of a step did cannot be known.
   *
   * @param waits whether the run waits for a person because of it
   */
  @Json
  record Doubted(String path, int attempt, boolean waits, String said) implements Event {}

  /**
   * A person said what to do about a step: {@code done}, {@code again}, {@code skip}, {@code stop}.
   */
  @Json
  record Decided(String path, String decision, String who, Optional<String> why) implements Event {}

  /** One check of the proof was looked at for the last time, and this was seen. */
  @Json
  record Checked(
      String name, boolean required, boolean degrades, String state, String said, int rounds)
      implements Event {}

  /**
   * How long the service was down while the run was driven, by looks at it in between.
   *
   * @param check what looked
   * @param down all the time that it was seen to be down
   * @param longest the longest piece of that
   * @param unknown the time in which it could not be told
   * @param observed from the first look to the last
   * @param every the time between two looks
   */
  @Json
  record Downtime(
      String check,
      Duration down,
      Duration longest,
      Duration unknown,
      Duration observed,
      int looks,
      Duration every)
      implements Event {}

  /** Somebody asked the run to stop at its next safe point. */
  @Json
  record StopAsked(String who, String why) implements Event {}

  /** The run is over, or waits. */
  @Json
  record Finished(
      Outcome outcome, String said, List<String> leftInState, List<String> next, Duration took)
      implements Event {}

  /** Another run took the service over from this one. */
  @Json
  record Superseded(String by, String who) implements Event {}

  /** The release is watched until then. */
  @Json
  record WatchBegan(Instant until) implements Event {}

  /**
   * The watch after the run has ended.
   *
   * @param certified it stayed good for all of its time
   * @param relapsed it went bad; neither: the watch was broken off, and nothing is known
   */
  @Json
  record Watched(boolean certified, boolean relapsed, String said) implements Event {}

  /** Something worth knowing later. */
  @Json
  record Noted(String said) implements Event {}
}
