package dev.ripcord.decide.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.catalog.Automation;
import dev.ripcord.catalog.Mode;
import dev.ripcord.catalog.Rule;
import dev.ripcord.catalog.Service;
import dev.ripcord.decide.guard.Facts.Change;
import dev.ripcord.decide.guard.Facts.Count;
import dev.ripcord.decide.guard.Facts.Dependency;
import dev.ripcord.decide.guard.Facts.LastLook;
import dev.ripcord.decide.guard.Facts.Memory;
import dev.ripcord.decide.guard.Facts.Operators;
import dev.ripcord.decide.guard.Facts.Surroundings;
import dev.ripcord.decide.guard.Facts.Way;
import dev.ripcord.decide.guard.Judgement.Course;
import dev.ripcord.rule.Contrast;
import dev.ripcord.rule.Verdict;
import dev.ripcord.rule.Verdict.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each guard holds in a case in which a rollback would have been wrong, and it alone does. */
class GuardTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final Service SERVICE = WatchedService.usual();
  private static final Rule RULE = SERVICE.watching().rules().values().iterator().next();

  @Test
  void when_nothing_holds_it_acts() {
    assertThat(judged(right(), EnumSet.allOf(Guard.class)).course()).isEqualTo(Course.ACT);
  }

  @ParameterizedTest
  @EnumSource(Guard.class)
  void it_holds_where_going_back_would_be_wrong_and_without_it_that_is_what_happens(Guard guard) {
    var facts = wrong(guard);
    var judgement = judged(facts, EnumSet.allOf(Guard.class));
    assertThat(judgement.course()).isEqualTo(Course.HELD);
    assertThat(judgement.held()).extracting(Opinion::guard).containsExactly(guard);
    assertThat(judgement.said()).startsWith(guard.word() + ": ");
    assertThat(judged(facts, EnumSet.complementOf(EnumSet.of(guard))).course())
        .isIn(Course.ACT, Course.RECOMMEND);
  }

  @Test
  void a_rule_that_has_not_tripped_asks_no_guard() {
    var calm = with(right(), verdict(Kind.PENDING, true));
    assertThat(judged(calm, EnumSet.allOf(Guard.class)).course()).isEqualTo(Course.NOTHING);
  }

  @Test
  void how_far_it_goes_is_what_the_catalog_says() {
    assertThat(judged(with(right(), mode(Mode.RECOMMEND)), EnumSet.allOf(Guard.class)).course())
        .isEqualTo(Course.RECOMMEND);
    assertThat(judged(with(right(), mode(Mode.COUNTDOWN)), EnumSet.allOf(Guard.class)).course())
        .isEqualTo(Course.COUNTDOWN);
  }

  @Test
  void what_could_not_begin_is_not_tried_again_within_a_minute_however_short_the_cooldown_is() {
    var none = Optional.<Instant>empty();
    var calm = with(wrong(Guard.COOLDOWN), cooldown(Duration.ZERO));
    var tried = NOW.minusSeconds(50);
    var done = new Memory(1, 1, Optional.of(tried), none, Optional.empty());
    var begun = new Memory(0, 0, none, Optional.of(tried), Optional.empty());
    assertThat(Guard.COOLDOWN.holds(with(calm, done))).isEmpty();
    assertThat(Guard.COOLDOWN.holds(with(calm, begun)))
        .contains(
            "one that could not begin was tried a moment ago; nothing begins by itself for another 10s");
  }

  @Test
  void what_holds_is_said_with_its_figures() {
    assertThat(judged(wrong(Guard.DEPENDENCIES), EnumSet.allOf(Guard.class)).said())
        .isEqualTo("dependencies: dependency db has been bad for 2m10s; going back would not help");
    assertThat(judged(wrong(Guard.BRAKE), EnumSet.allOf(Guard.class)).said())
        .contains("4 of 10 services are ill at once");
  }

  @Test
  void a_service_that_was_never_good_after_its_grace_is_gone_back_from() {
    var late = change(Duration.ofMinutes(3), Optional.empty(), 0.0);
    assertThat(judged(with(right(), late), EnumSet.allOf(Guard.class)).course())
        .isEqualTo(Course.ACT);
    var early = change(Duration.ofSeconds(30), Optional.empty(), 0.0);
    assertThat(judged(with(right(), early), EnumSet.allOf(Guard.class)).said())
        .isEqualTo("armed-by-a-change: it was deployed 30s ago and may take 1m to come up");
  }

  @Test
  void a_last_look_that_tells_nothing_is_no_bad_one() {
    var facts = with(right(), new LastLook(0, 0, 3));
    assertThat(judged(facts, EnumSet.allOf(Guard.class)).said()).contains("told nothing");
  }

  @Test
  void two_services_that_are_ill_at_once_are_no_reason_for_the_brake() {
    var facts = with(right(), surroundings(new Count(2, 2)));
    assertThat(judged(facts, EnumSet.allOf(Guard.class)).course()).isEqualTo(Course.ACT);
  }

  private static Judgement judged(Facts facts, EnumSet<Guard> guards) {
    return Judgement.of(facts, guards);
  }

  /** Everything speaks for it. */
  private static Facts right() {
    return new Facts(
        NOW,
        RULE,
        verdict(Kind.TRIPPED, true),
        Automation.USUAL,
        change(Duration.ofMinutes(10), Optional.of(NOW.minusSeconds(500)), 0.0),
        surroundings(new Count(1, 10)),
        Memory.NONE,
        Operators.NONE,
        Optional.of(new Way("release:4", Optional.empty())),
        Optional.of(new LastLook(0, 3, 0)));
  }

  private static Facts wrong(Guard guard) {
    var facts = right();
    return switch (guard) {
      case EVIDENCE -> with(facts, verdict(Kind.INSUFFICIENT, true));
      case STILL_BURNING -> with(facts, verdict(Kind.TRIPPED, false));
      case WITNESSES -> with(facts, witnesses());
      case SELF_HEALTH -> with(facts, resumed());
      case MAINTENANCE -> with(facts, operators("", "maintenance by ann", ""));
      case PERSON -> with(facts, operators("", "", "held by ann"));
      case SWITCH -> with(facts, mode(Mode.OBSERVE));
      case ARMED_BY_A_CHANGE -> with(facts, change(Duration.ofDays(3), Optional.of(NOW), 0.0));
      case GOOD_BEFORE ->
          with(facts, change(Duration.ofMinutes(10), Optional.of(NOW.minusSeconds(500)), 0.4));
      case WORSE_THAN_BEFORE -> with(facts, noWorse());
      case DEPENDENCIES -> with(facts, dependency());
      case WAY_BACK -> withWay(facts, new Way("release:4", Optional.of("its image was pruned")));
      case BUDGET ->
          with(facts, new Memory(1, 1, Optional.empty(), Optional.empty(), Optional.empty()));
      case COOLDOWN ->
          with(
              facts,
              new Memory(
                  0, 0, Optional.of(NOW.minusSeconds(60)), Optional.empty(), Optional.empty()));
      case DISARMED ->
          with(
              facts,
              new Memory(
                  0, 0, Optional.empty(), Optional.empty(), Optional.of("it is not the release")));
      case BRAKE -> with(facts, surroundings(new Count(4, 10)));
      case BUSY -> with(facts, operators("a deployment by ann", "", ""));
      case FLAPPING -> with(facts, flapping());
      case LAST_LOOK -> with(facts, new LastLook(1, 2, 0));
    };
  }

  private static Verdict verdict(Kind kind, boolean burning) {
    return new Verdict(
        kind, Optional.of(NOW.minusSeconds(70)), burning, "1m10s of 1m, 12 bad looks");
  }

  private static Change change(Duration ago, Optional<Instant> good, double badBefore) {
    return new Change(
        Optional.of(5),
        Optional.of(NOW.minus(ago)),
        good,
        Optional.of(badBefore),
        Optional.empty());
  }

  private static Change noWorse() {
    var usual = change(Duration.ofMinutes(10), Optional.of(NOW.minusSeconds(500)), 0.0);
    return new Change(
        usual.release(),
        usual.at(),
        usual.good(),
        usual.badBefore(),
        Optional.of(new Contrast(false, "5 % now, 4 % before")));
  }

  private static Surroundings surroundings(Count fleet) {
    return new Surroundings(
        List.of(), new Count(1, 1), Optional.empty(), Duration.ofSeconds(10), fleet, false);
  }

  private static Surroundings witnesses() {
    return new Surroundings(
        List.of(),
        new Count(0, 2),
        Optional.empty(),
        Duration.ofSeconds(10),
        new Count(1, 10),
        false);
  }

  private static Surroundings resumed() {
    return new Surroundings(
        List.of(),
        Count.NONE,
        Optional.of(NOW.minusSeconds(4)),
        Duration.ofSeconds(10),
        new Count(1, 10),
        false);
  }

  private static Surroundings dependency() {
    return new Surroundings(
        List.of(new Dependency("db", NOW.minusSeconds(130), true, Optional.empty())),
        Count.NONE,
        Optional.empty(),
        Duration.ofSeconds(10),
        new Count(1, 10),
        false);
  }

  private static Surroundings flapping() {
    return new Surroundings(
        List.of(), Count.NONE, Optional.empty(), Duration.ofSeconds(10), new Count(1, 10), true);
  }

  private static Operators operators(String busy, String silence, String hold) {
    return new Operators(optional(busy), optional(silence), optional(hold));
  }

  private static Optional<String> optional(String text) {
    return Optional.of(text).filter(each -> !each.isEmpty());
  }

  private static Automation mode(Mode mode) {
    return automation(mode, Automation.USUAL.cooldown());
  }

  private static Automation cooldown(Duration cooldown) {
    return automation(Automation.USUAL.mode(), cooldown);
  }

  private static Automation automation(Mode mode, Duration cooldown) {
    var usual = Automation.USUAL;
    return new Automation(
        mode,
        usual.classes(),
        usual.window(),
        usual.grace(),
        usual.perRelease(),
        usual.perDay(),
        cooldown,
        usual.settle(),
        usual.remediesPerDay(),
        usual.callAfter());
  }

  private static Facts with(Facts facts, Object other) {
    return new Facts(
        facts.now(),
        facts.rule(),
        other instanceof Verdict each ? each : facts.verdict(),
        other instanceof Automation each ? each : facts.automation(),
        other instanceof Change each ? each : facts.change(),
        other instanceof Surroundings each ? each : facts.surroundings(),
        other instanceof Memory each ? each : facts.memory(),
        other instanceof Operators each ? each : facts.operators(),
        facts.way(),
        other instanceof LastLook each ? Optional.of(each) : facts.lastLook());
  }

  private static Facts withWay(Facts facts, Way way) {
    return new Facts(
        facts.now(),
        facts.rule(),
        facts.verdict(),
        facts.automation(),
        facts.change(),
        facts.surroundings(),
        facts.memory(),
        facts.operators(),
        Optional.of(way),
        facts.lastLook());
  }
}
