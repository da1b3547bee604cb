package dev.ripcord.server;

import dev.ripcord.decide.guard.Guard;
import dev.ripcord.rule.Sample;
import dev.ripcord.rule.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the daemon stands, for those who watch it.
 *
 * @param looks how many there were of each state
 * @param late those that came so late that they were made anew
 * @param guards how often each was asked when something was decided
 */
public record Insight(
    Map<Sample.State, Long> looks, long late, Map<Guard, Asked> guards, List<OfService> services) {

  /** How often it held, and how often it let through. */
  public record Asked(long held, long passed) {}

  /**
   * One service.
   *
   * @param probes with the newest look of each; empty where there was none yet
   * @param incidents how many there ever were
   * @param rollbacks that began by themselves, by outcome
   * @param remedies the same of those
   * @param way whether a rollback by itself could be; empty where that was not looked at yet
   * @param disarmed whether somebody has to look first, after a rollback
   * @param held whether a person holds it
   * @param silenced whether it is under maintenance
   */
  public record OfService(
      String name,
      Map<String, Optional<Last>> probes,
      Map<String, Verdict.Kind> rules,
      boolean open,
      int incidents,
      Map<String, Long> rollbacks,
      Map<String, Long> remedies,
      Optional<Boolean> way,
      boolean disarmed,
      boolean held,
      boolean silenced) {}

  /** A look, and what it saw. */
  public record Last(Instant at, Sample.State state) {}
}
