package dev.ripcord.decide.replay;

import dev.ripcord.decide.guard.Judgement.Course;
import dev.ripcord.decide.guard.Opinion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A rule tripped, once.
 *
 * @param over when it was seen good again; empty where it lasts
 * @param said the evidence
 * @param course the most that would have been done
 * @param at since when that
 * @param held which guards held when it tripped
 */
public record Episode(
    String rule,
    Instant tripped,
    Optional<Instant> over,
    String said,
    Course course,
    Instant at,
    List<Opinion> held) {
  public Episode {
    held = List.copyOf(held);
  }

  Episode ended(Instant when) {
    return new Episode(rule, tripped, Optional.of(when), said, course, at, held);
  }

  Episode with(Course more, Instant when, String evidence) {
    return new Episode(rule, tripped, over, evidence, more, when, held);
  }
}
