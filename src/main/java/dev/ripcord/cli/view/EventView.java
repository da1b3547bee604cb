package dev.ripcord.cli.view;

import dev.ripcord.journal.Entry;
import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One event of a run.
 *
 * @param n its place in the run, from 1; absent while the run tells it as it happens
 * @param kind what happened, such as {@code created}, {@code succeeded}, {@code finished}
 * @param step the path of the step that it is about
 * @param check the name of the check that it is about
 * @param result of a skipped step {@code already-there} or {@code left-out}; of a failed one {@code
 *     tried-again} or {@code failed}; of one in doubt {@code unseen} or {@code waits}; a person's
 *     decision; the state of a check; the outcome of a run; how a watch ended
 * @param facts what was seen before a step acted, or after it was done
 */
@Json
public record EventView(
    String run,
    Optional<Integer> n,
    Instant at,
    String kind,
    Optional<String> step,
    Optional<Integer> attempt,
    Optional<String> check,
    Optional<String> result,
    Optional<String> who,
    Optional<String> said,
    Optional<Long> tookMs,
    Map<String, String> facts) {

  public static EventView of(Entry entry) {
    return EventDraft.of(entry.event()).view(entry.run(), Optional.of(entry.n()), entry.at());
  }
}
