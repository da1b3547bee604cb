package dev.ripcord.decide.guard;

import dev.ripcord.catalog.Automation;
import dev.ripcord.catalog.Rule;
import dev.ripcord.rule.Contrast;
import dev.ripcord.rule.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All that is known when it is to be decided whether to go back without a person. */
public record Facts(
    Instant now,
    Rule rule,
    Verdict verdict,
    Automation automation,
    Change change,
    Surroundings surroundings,
    Memory memory,
    Operators operators,
    Optional<Way> way,
    Optional<LastLook> lastLook) {

  /**
   * The newest deployment, and how the service was before it.
   *
   * @param release the number of the release that runs since then
   * @param at empty where none was ever seen
   * @param good when it was first seen good since
   * @param badBefore the share of looks in the half hour before it at which the condition was so;
   *     empty where there were none
   * @param contrast with what was measured before it; empty where that was not compared
   */
  public record Change(
      Optional<Integer> release,
      Optional<Instant> at,
      Optional<Instant> good,
      Optional<Double> badBefore,
      Optional<Contrast> contrast) {
    /** Nothing is known of one. */
    public static final Change NONE =
        new Change(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    Optional<Duration> age(Instant now) {
      return at.map(each -> Duration.between(each, now));
    }
  }

  /**
   * What is around the service.
   *
   * @param dependencies those that are bad, or were a moment ago, and no part of the release
   * @param witnesses how many witnesses answer, of how many
   * @param resumed when the monitor itself went on after it had stood still
   * @param interval the longest interval of the rule's probes
   * @param fleet how many services there are, and how many of them fell ill within two minutes of
   *     it
   * @param flapping whether the service goes up and down
   */
  public record Surroundings(
      List<Dependency> dependencies,
      Count witnesses,
      Optional<Instant> resumed,
      Duration interval,
      Count fleet,
      boolean flapping) {
    public Surroundings {
      dependencies = List.copyOf(dependencies);
    }
  }

  /**
   * Something that the service needs and that is bad; {@code goodBefore} the deployment.
   *
   * @param until when it was good again, a moment ago; empty where it is bad
   */
  public record Dependency(
      String name, Instant since, boolean goodBefore, Optional<Instant> until) {}

  /** So many of so many. */
  public record Count(int some, int all) {
    /** None of none. */
    public static final Count NONE = new Count(0, 0);
  }

  /**
   * What was done before.
   *
   * @param fromRelease automatic rollbacks away from the release that runs
   * @param today automatic rollbacks of the service within 24 hours
   * @param last when the last rollback of the service ended, by whomever
   * @param tried when one was to begin by itself last, and could not
   * @param disarmed why automation is disarmed until a person or a certified release arms it
   */
  public record Memory(
      int fromRelease,
      int today,
      Optional<Instant> last,
      Optional<Instant> tried,
      Optional<String> disarmed) {
    /** Nothing was ever done. */
    public static final Memory NONE =
        new Memory(0, 0, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * What people do or said.
   *
   * @param busy who holds the service
   * @param silence why nothing is to be said or done: maintenance, or the time right after it
   * @param hold why automation is held by a person
   */
  public record Operators(Optional<String> busy, Optional<String> silence, Optional<String> hold) {
    /** Nobody does anything. */
    public static final Operators NONE =
        new Operators(Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * The way back.
   *
   * @param release its title
   * @param obstacle why it cannot be gone; empty where it can
   */
  public record Way(String release, Optional<String> obstacle) {}

  /** The looks right before the act. */
  public record LastLook(int good, int bad, int unknown) {}
}
