package dev.ripcord.run;

import dev.ripcord.check.Sight;
import dev.ripcord.clock.Deadline;
import dev.ripcord.plan.PlannedStep;
import dev.ripcord.step.Judgement;
import dev.ripcord.step.Look;
import dev.ripcord.step.Step;
import java.time.Duration;
import java.util.Optional;

/** Looks and judges until the wanted state shows, cannot come any more, or the time is over. */
final class Settling {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(40);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

  private final Step step;
  private final PlannedStep planned;
  private final Sight sight;
  private final Progress progress;

  Settling(Step step, PlannedStep planned, Sight sight, Progress progress) {
    this.step = step;
    this.planned = planned;
    this.sight = sight;
    this.progress = progress;
  }

  /** The last look, and what it was judged to be. */
  record Settled(Look look, Judgement judgement) {}

  Settled until(Optional<Look> before, Deadline deadline) throws InterruptedException {
    var pause = FIRST_PAUSE;
    while (true) {
      var now = step.look(sight);
      var judgement = step.judge(before, now);
      if (judgement.isFinal() || deadline.passed()) {
        return new Settled(now, judgement);
      }
      progress.waiting(planned, judgement.said(), deadline.remaining());
      sight.clock().sleep(shorter(pause, deadline.remaining()));
      pause = shorter(pause.multipliedBy(3).dividedBy(2), LONGEST_PAUSE);
    }
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
