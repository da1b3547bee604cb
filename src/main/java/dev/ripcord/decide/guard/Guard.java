package dev.ripcord.decide.guard;

import dev.ripcord.catalog.Mode;
import dev.ripcord.clock.Durations;
import dev.ripcord.rule.Verdict.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Each reason not to act, with its name. They are asked in this order, all of them, so that {@code
 * why} can tell which held and which let through. That a look that tells nothing is not held
 * against the service is no guard of these: it never trips a rule.
 */
public enum Guard {
  EVIDENCE("there is enough evidence, and little of the time was not seen"),
  STILL_BURNING("the newest observation is bad too"),
  WITNESSES("something else on the same way answers, so it is not the way"),
  SELF_HEALTH("the monitor itself was awake"),
  MAINTENANCE("nobody said that it is under maintenance"),
  PERSON("no person holds it"),
  SWITCH("its switches let it act"),
  ARMED_BY_A_CHANGE("a deployment is new enough to be to blame, and not too new"),
  GOOD_BEFORE("it was good before the deployment"),
  WORSE_THAN_BEFORE("it is worse than before, beyond chance"),
  DEPENDENCIES("what it needs is well, so going back can help"),
  WAY_BACK("there is a release to go back to, and it was good"),
  BUDGET("it did not act too often"),
  COOLDOWN("the last rollback is long enough ago"),
  DISARMED("the last rollback helped"),
  BRAKE("not many services are ill at once"),
  BUSY("nobody else acts on it"),
  FLAPPING("it does not go up and down"),
  LAST_LOOK("it was bad at every look right before the act");

  /** From this share of bad looks before it, a deployment is not to blame. */
  private static final double BAD_BEFORE = 0.2;

  private static final double BRAKE_SHARE = 0.3;

  /** However short the cooldown is: who is in the way needs some time. */
  private static final Duration LEAST_TO_TRY_AGAIN = Duration.ofMinutes(1);

  private static final int BRAKE_LEAST = 3;

  private final String sentence;

  Guard(String sentence) {
    this.sentence = sentence;
  }

  /** What is so when it lets through. */
  public String sentence() {
    return sentence;
  }

  /**
   * Whether it is asked before a remedy too, which changes no release: it needs no deployment that
   * is to blame and no way back, and is counted by itself.
   */
  boolean isAboutRemedies() {
    return switch (this) {
      case EVIDENCE,
          STILL_BURNING,
          WITNESSES,
          SELF_HEALTH,
          MAINTENANCE,
          PERSON,
          SWITCH,
          DEPENDENCIES,
          BRAKE,
          BUSY,
          LAST_LOOK ->
          true;
      case ARMED_BY_A_CHANGE,
          GOOD_BEFORE,
          WORSE_THAN_BEFORE,
          WAY_BACK,
          BUDGET,
          COOLDOWN,
          DISARMED,
          FLAPPING ->
          false;
    };
  }

  /** Its name for people: {@code good-before}. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  /** Why it holds; empty where it lets through. */
  public Optional<String> holds(Facts facts) {
    return switch (this) {
      case EVIDENCE -> when(facts.verdict().kind() == Kind.INSUFFICIENT, facts.verdict().said());
      case STILL_BURNING ->
          when(facts.verdict().isTripped() && !facts.verdict().burning(), "it is good just now");
      case WITNESSES -> witnesses(facts.surroundings().witnesses());
      case SELF_HEALTH -> selfHealth(facts);
      case MAINTENANCE -> facts.operators().silence();
      case PERSON -> facts.operators().hold();
      case SWITCH -> off(facts.automation().of(facts.rule()));
      case ARMED_BY_A_CHANGE -> armed(facts);
      case GOOD_BEFORE -> goodBefore(facts.change());
      case WORSE_THAN_BEFORE ->
          facts
              .change()
              .contrast()
              .filter(each -> !each.worse())
              .map(each ->
                  "it is no worse than before the deployment, beyond chance (" + each.said() + ")");
      case DEPENDENCIES -> dependencies(facts);
      case WAY_BACK ->
          facts
              .way()
              .map(Facts.Way::obstacle)
              .orElse(Optional.of("nobody has looked yet what there is to go back to"));
      case BUDGET -> budget(facts);
      case COOLDOWN -> cooldown(facts);
      case DISARMED -> facts.memory().disarmed();
      case BRAKE -> brake(facts.surroundings().fleet());
      case BUSY -> facts.operators().busy();
      case FLAPPING -> when(facts.surroundings().flapping(), "it goes up and down");
      case LAST_LOOK -> lastLook(facts);
    };
  }

  private static Optional<String> witnesses(Facts.Count witnesses) {
    return when(
        witnesses.all() > 0 && witnesses.some() == 0,
        "no witness answers either, or only since a moment ago: it is the way to it, or the monitor");
  }

  private static Optional<String> selfHealth(Facts facts) {
    var interval = facts.surroundings().interval();
    return facts
        .surroundings()
        .resumed()
        .map(each -> each.plus(interval))
        .filter(facts.now()::isBefore)
        .map(_ ->
            "the monitor stood still until a moment ago; it looks for "
                + Durations.format(interval)
                + " first");
  }

  private static Optional<String> off(Mode mode) {
    return switch (mode) {
      case OFF -> Optional.of("automation is off");
      case OBSERVE -> Optional.of("it only observes: it would have acted");
      case RECOMMEND, COUNTDOWN, AUTO -> Optional.empty();
    };
  }

  private static Optional<String> armed(Facts facts) {
    var window = facts.automation().window();
    var grace = facts.automation().grace();
    var age = facts.change().age(facts.now());
    if (age.isEmpty()) {
      return Optional.of("no deployment is known that could be to blame");
    }
    if (age.get().compareTo(window) > 0) {
      return Optional.of(
          "the last deployment was %s ago, more than the %s within which one is to blame"
              .formatted(rounded(age.get()), Durations.format(window)));
    }
    var starts = age.get().compareTo(grace) < 0 && facts.change().good().isEmpty();
    return when(
        starts,
        "it was deployed %s ago and may take %s to come up"
            .formatted(rounded(age.get()), Durations.format(grace)));
  }

  private static Optional<String> goodBefore(Facts.Change change) {
    return change
        .badBefore()
        .filter(each -> each >= BAD_BEFORE)
        .map(each ->
            "it was so before the deployment too (%d %% of the looks)"
                .formatted(Math.round(each * 100)));
  }

  private static Optional<String> dependencies(Facts facts) {
    var about = facts.rule().when().probes();
    return facts.surroundings().dependencies().stream()
        .filter(each -> each.goodBefore() || about.contains(each.name()))
        .findFirst()
        .map(each -> dependency(each, facts.now()));
  }

  private static String dependency(Facts.Dependency each, Instant now) {
    return each.until()
        .map(until ->
            "dependency %s was bad until %s ago; what leans on it may not be back yet"
                .formatted(each.name(), rounded(Duration.between(until, now))))
        .orElseGet(() ->
            "dependency %s has been bad for %s; going back would not help"
                .formatted(each.name(), rounded(Duration.between(each.since(), now))));
  }

  private static Optional<String> budget(Facts facts) {
    var memory = facts.memory();
    var automation = facts.automation();
    if (memory.fromRelease() >= automation.perRelease()) {
      return Optional.of(
          "it has gone back from this release by itself "
              + times(memory.fromRelease())
              + ": a person has to look");
    }
    return when(
        memory.today() >= automation.perDay(),
        "it has gone back by itself "
            + times(memory.today())
            + " within a day: a person has to look");
  }

  private static Optional<String> cooldown(Facts facts) {
    var pause = facts.automation().cooldown();
    var again = pause.compareTo(LEAST_TO_TRY_AGAIN) > 0 ? pause : LEAST_TO_TRY_AGAIN;
    var memory = facts.memory();
    return waits(facts, memory.last().map(each -> each.plus(pause)), "the last rollback was")
        .or(() ->
            waits(
                facts,
                memory.tried().map(each -> each.plus(again)),
                "one that could not begin was tried"));
  }

  private static Optional<String> waits(Facts facts, Optional<Instant> until, String what) {
    return until
        .filter(facts.now()::isBefore)
        .map(each ->
            what
                + " a moment ago; nothing begins by itself for another "
                + rounded(Duration.between(facts.now(), each)));
  }

  private static Optional<String> brake(Facts.Count fleet) {
    return when(
        fleet.some() >= BRAKE_LEAST && fleet.some() > BRAKE_SHARE * fleet.all(),
        "%d of %d services are ill at once: it is the monitor or what they share"
            .formatted(fleet.some(), fleet.all()));
  }

  private static Optional<String> lastLook(Facts facts) {
    return facts
        .lastLook()
        .filter(each -> each.good() > 0 || each.bad() == 0)
        .map(each ->
            each.good() > 0
                ? "it was good at %d of the looks right before the act".formatted(each.good())
                : "the looks right before the act told nothing");
  }

  private static String times(int count) {
    return count == 1 ? "once" : count + " times";
  }

  private static String rounded(Duration length) {
    return Durations.format(Duration.ofSeconds(Math.max(1, length.toSeconds())));
  }

  private static Optional<String> when(boolean holds, String why) {
    return holds ? Optional.of(why) : Optional.empty();
  }
}
