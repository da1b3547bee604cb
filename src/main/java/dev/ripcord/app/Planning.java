package dev.ripcord.app;

import dev.ripcord.check.Finding;
import dev.ripcord.plan.Plan;
import dev.ripcord.step.Judgement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What came of planning. */
public sealed interface Planning {

  /**
   * It can be carried out.
   *
   * @param chosen why this release
   * @param prerequisites each with what was seen, in order
   */
  record Ready(Plan plan, Survey survey, String chosen, Map<String, Finding> prerequisites)
      implements Planning {}

  /** Nothing is to do: the release runs, and all required checks are good. */
  record AlreadyThere(Plan plan, Survey survey, String said) implements Planning {}

  /** It is refused; nothing was begun. */
  record Refused(String said, List<String> details, String next) implements Planning {}

  /**
   * What a step would do, seen now.
   *
   * @param judgement {@code Done} when it is there already
   * @param changes lines for people, secrets masked
   */
  record Preview(String path, Judgement judgement, List<String> changes) {}

  /** What earlier runs of the same procedure took. */
  record History(int runs, Optional<Duration> median, Optional<Duration> longest) {}
}
