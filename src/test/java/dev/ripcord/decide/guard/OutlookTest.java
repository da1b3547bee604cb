package dev.ripcord.decide.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.catalog.Service;
import dev.ripcord.decide.guard.Facts.Count;
import dev.ripcord.decide.guard.Happening.Armed;
import dev.ripcord.decide.guard.Happening.Certified;
import dev.ripcord.decide.guard.Happening.Deployed;
import dev.ripcord.decide.guard.Happening.Held;
import dev.ripcord.decide.guard.Happening.Looked;
import dev.ripcord.decide.guard.Happening.Resumed;
import dev.ripcord.decide.guard.Happening.RolledBack;
import dev.ripcord.decide.guard.Happening.Silenced;
import dev.ripcord.decide.guard.Happening.Started;
import dev.ripcord.decide.guard.Judgement.Course;
import dev.ripcord.rule.Baseline;
import dev.ripcord.rule.Sample;
import dev.ripcord.rule.Sample.State;
import dev.ripcord.rule.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whole stories: what happened, and what is done by itself. */
class OutlookTest {
  private static final Duration TEN = Duration.ofSeconds(10);
  private final Service service = WatchedService.usual();
  private Outlook outlook = Outlook.of(service);
  private Instant now = Instant.parse("2026-03-01T10:00:00Z");

  @Test
  void a_bad_release_is_gone_back_from() {
    looks(60, State.GOOD);
    deploy(5);
    looks(3, State.GOOD);
    looks(7, State.BAD);
    assertThat(judged().course()).isEqualTo(Course.ACT);
  }

  @Test
  void without_any_deployment_nothing_is_done() {
    looks(60, State.GOOD);
    looks(30, State.BAD);
    assertThat(judged().said()).startsWith("armed-by-a-change: no deployment is known");
  }

  @Test
  void what_was_bad_before_the_deployment_is_not_its_fault() {
    looks(60, State.GOOD);
    looks(60, State.BAD);
    deploy(5);
    looks(20, State.BAD);
    assertThat(judged().said()).contains("good-before: it was so before the deployment too (50 %");
  }

  @Test
  void a_dependency_that_fails_with_it_is_the_cause() {
    looks(60, State.GOOD);
    deploy(5);
    looks(3, State.GOOD);
    for (var i = 0; i < 10; i++) {
      look("db", State.BAD);
      looks(1, State.BAD);
    }
    assertThat(judged().said()).startsWith("dependencies: dependency db has been bad for");
  }

  @Test
  void a_dependency_that_is_back_a_moment_sooner_than_the_service_was_the_cause() {
    looks(60, State.GOOD);
    deploy(5);
    looks(3, State.GOOD);
    for (var i = 0; i < 10; i++) {
      look("db", State.BAD);
      looks(1, State.BAD);
    }
    look("db", State.GOOD);
    looks(1, State.BAD);
    assertThat(judged().said()).startsWith("dependencies: dependency db was bad until 10s ago");
    looks(10, State.BAD);
    assertThat(judged().course()).as("it is not back long after").isEqualTo(Course.ACT);
  }

  @Test
  void a_dependency_that_was_bad_at_the_deployment_and_fails_once_more_is_the_cause_again() {
    looks(60, State.GOOD);
    look("db", State.BAD);
    deploy(5);
    looks(3, State.GOOD);
    look("db", State.GOOD);
    looks(30, State.GOOD);
    look("db", State.BAD);
    looks(10, State.BAD);
    assertThat(judged().said()).startsWith("dependencies: dependency db has been bad for");
  }

  @Test
  void a_witness_that_is_back_a_moment_sooner_than_the_service_is_no_witness_yet() {
    bad();
    look("gateway", State.BAD);
    now = now.plus(TEN);
    looks(1, State.BAD);
    assertThat(judged().said()).startsWith("witnesses: no witness answers either, or only since");
    looks(3, State.BAD);
    assertThat(judged().course()).as("the service is bad long after").isEqualTo(Course.ACT);
  }

  @Test
  void in_maintenance_nothing_is_held_against_it_and_afterwards_it_begins_anew() {
    looks(60, State.GOOD);
    deploy(5);
    happens(new Silenced(now, now.plus(Duration.ofMinutes(5)), "maintenance by ann"));
    looks(30, State.BAD);
    assertThat(verdict()).isEqualTo("UNKNOWN");
    looks(7, State.BAD);
    assertThat(judged().course()).isEqualTo(Course.NOTHING);
    looks(10, State.BAD);
    assertThat(judged().course()).isEqualTo(Course.ACT);
  }

  @Test
  void in_maintenance_nothing_is_suspected_to_come() {
    looks(60, State.GOOD);
    looks(2, State.BAD);
    assertThat(outlook.suspected(now)).isEqualTo(1);
    happens(new Silenced(now, now.plus(Duration.ofMinutes(5)), "maintenance by ann"));
    assertThat(outlook.suspected(now)).isZero();
    looks(3, State.BAD);
    assertThat(outlook.suspected(now)).isZero();
  }

  @Test
  void after_it_went_back_it_stays_still_until_somebody_arms_it() {
    goneBack(true);
    now = now.plus(Duration.ofHours(25));
    deploy(6);
    looks(3, State.GOOD);
    looks(10, State.BAD);
    assertThat(judged().said()).startsWith("disarmed: it went back by itself from release:5");
    happens(new Armed(now, "ann"));
    assertThat(judged().course()).isEqualTo(Course.ACT);
  }

  @Test
  void a_release_that_is_certified_arms_it_too() {
    goneBack(true);
    now = now.plus(Duration.ofHours(25));
    happens(new Certified(now, 4));
    deploy(6);
    looks(3, State.GOOD);
    looks(10, State.BAD);
    assertThat(judged().course()).isEqualTo(Course.ACT);
  }

  @Test
  void when_going_back_did_not_help_it_does_not_go_one_further() {
    goneBack(false);
    looks(100, State.BAD);
    assertThat(judged().said())
        .contains("disarmed: going back from release:5 did not help: it is not the release");
    happens(new Armed(now, "ann"));
    assertThat(judged().said())
        .isEqualTo("armed-by-a-change: no deployment is known that could be to blame");
  }

  @Test
  void the_same_release_deployed_again_is_not_gone_back_from_twice() {
    goneBack(true);
    now = now.plus(Duration.ofMinutes(30));
    happens(new Armed(now, "ann"));
    deploy(5);
    looks(3, State.GOOD);
    looks(10, State.BAD);
    assertThat(judged().said()).startsWith("budget: it has gone back from this release");
  }

  @Test
  void right_after_a_rollback_by_a_person_it_waits() {
    looks(60, State.GOOD);
    happens(new RolledBack(now, 5, 4, false, true));
    deploy(6);
    looks(3, State.GOOD);
    looks(10, State.BAD);
    assertThat(judged().said()).startsWith("cooldown: the last rollback was a moment ago");
  }

  @Test
  void a_hold_of_a_person_holds_until_it_is_armed() {
    bad();
    happens(new Held(now, "held by ann: release party"));
    assertThat(judged().said()).isEqualTo("person: held by ann: release party");
    happens(new Armed(now, "ann"));
    assertThat(judged().course()).isEqualTo(Course.ACT);
  }

  @Test
  void a_start_lets_go_what_was_stopped_and_leaves_what_a_person_holds() {
    bad();
    for (var held : List.of(new Held(now, "all", false), new Held(now, "down", true))) {
      happens(held);
      happens(new Held(now, "all", false));
      happens(new Held(now, "down", true));
      happens(new Started(now));
      assertThat(judged().said()).isEqualTo("person: all");
    }
    happens(new Armed(now, "ann"));
    happens(new Held(now, "down", true));
    assertThat(judged().said()).isEqualTo("person: down");
    happens(new Started(now));
    assertThat(judged().course()).isEqualTo(Course.ACT);
  }

  @Test
  void a_monitor_that_stood_still_looks_for_an_interval_first() {
    bad();
    happens(new Resumed(now));
    assertThat(judged().said()).startsWith("self-health: the monitor stood still");
    looks(1, State.BAD);
    assertThat(judged().course()).isEqualTo(Course.ACT);
  }

  @Test
  void when_no_witness_answers_it_is_the_way() {
    bad();
    look("gateway", State.BAD);
    assertThat(judged().said()).startsWith("witnesses: no witness answers either");
  }

  @Test
  void it_is_ill_only_for_a_short_while_after_it_tripped() {
    bad();
    assertThat(outlook.isIll(now)).isTrue();
    looks(30, State.BAD);
    assertThat(outlook.isIll(now)).isFalse();
  }

  @Test
  void beside_another_that_fell_ill_with_it_it_is_ill_for_as_long_as_it_lasts() {
    bad();
    var together = outlook.verdict("down", now).since().orElseThrow().plusSeconds(100);
    looks(60, State.BAD);
    assertThat(outlook.isIllSince(together, now)).isTrue();
    assertThat(outlook.isIllSince(together.plusSeconds(30), now)).isFalse();
    looks(10, State.GOOD);
    assertThat(outlook.isIllSince(together, now)).isFalse();
  }

  @Test
  void it_fell_ill_with_others_however_long_each_rule_waits() {
    var slow =
        WatchedService.of(
            """
            probes:
              api: { tcp: 1, every: 10s }
            rules:
              down: { when: unavailable(api) for 5m, severity: critical, action: rollback }
            """);
    outlook = Outlook.of(slow);
    looks(10, State.GOOD);
    var fell = now;
    looks(40, State.BAD);
    assertThat(verdict()).isEqualTo("TRIPPED");
    assertThat(outlook.isIllSince(fell, now)).isTrue();
    assertThat(outlook.isIllSince(fell.plus(Duration.ofMinutes(4)), now)).isFalse();
  }

  @Test
  void a_silence_leaves_what_was_before_the_deployment_to_be_compared_with() {
    var measured =
        WatchedService.of(
            """
            probes:
              api: { tcp: 1, every: 10s }
            rules:
              down: { when: latency of api > 2x baseline for 1m, severity: critical, action: rollback }
            """);
    outlook = Outlook.of(measured);
    var signal = new Signal.Reading("latency", "api");
    var before = IntStream.range(0, 60).mapToObj(_ -> taking(0.1)).toList();
    happens(new Deployed(now, 5, Baseline.of(List.of(signal), Map.of("api", TEN), before)));
    happens(new Silenced(now, now.plus(TEN), "maintenance by ann"));
    now = now.plus(Duration.ofMinutes(5));
    slow(10);
    assertThat(verdict()).isEqualTo("TRIPPED");
    assertThat(outlook.facts("down", now, Outlook.Elsewhere.ALONE).change().contrast()).isPresent();
    happens(new RolledBack(now, 5, 4, false, true));
    slow(10);
    assertThat(verdict()).as("nothing is known of what runs then").isEqualTo("UNKNOWN");
  }

  private Sample taking(double seconds) {
    return new Sample("api", now, State.GOOD, Map.of("latency", seconds), List.of());
  }

  private void slow(int times) {
    for (var i = 0; i < times; i++) {
      happens(new Looked(taking(1)));
      now = now.plus(TEN);
    }
  }

  @Test
  void the_order_of_looks_at_several_probes_does_not_matter() {
    looks(60, State.GOOD);
    deploy(5);
    looks(3, State.GOOD);
    for (var i = 0; i < 7; i++) {
      var at = now;
      outlook = outlook.after(new Looked(Sample.of("api", at, State.BAD)));
      outlook = outlook.after(new Looked(Sample.of("db", at, State.GOOD)));
      outlook = outlook.after(new Looked(Sample.of("gateway", at, State.GOOD)));
      now = now.plus(TEN);
    }
    assertThat(judged().course()).isEqualTo(Course.ACT);
  }

  @Test
  void a_witness_counts_only_when_it_was_seen_good_since_the_trouble_began() {
    looks(60, State.GOOD);
    deploy(5);
    looks(3, State.GOOD);
    for (var i = 0; i < 7; i++) {
      outlook = outlook.after(new Looked(Sample.of("api", now, State.BAD)));
      outlook = outlook.after(new Looked(Sample.of("db", now, State.GOOD)));
      outlook = outlook.after(new Looked(Sample.of("gateway", now, State.UNKNOWN)));
      now = now.plus(TEN);
    }
    assertThat(judged().course()).isEqualTo(Course.HELD);
    outlook = outlook.after(new Looked(Sample.of("gateway", now, State.GOOD)));
    assertThat(judged().course()).isEqualTo(Course.ACT);
  }

  private void bad() {
    looks(60, State.GOOD);
    deploy(5);
    looks(3, State.GOOD);
    looks(10, State.BAD);
    assertThat(judged().course()).isEqualTo(Course.ACT);
  }

  private void goneBack(boolean helped) {
    bad();
    happens(new RolledBack(now, 5, 4, true, helped));
  }

  private void looks(int times, State state) {
    for (var i = 0; i < times; i++) {
      look("gateway", State.GOOD);
      look("api", state);
      now = now.plus(TEN);
    }
  }

  private void look(String probe, State state) {
    happens(new Looked(Sample.of(probe, now, state)));
  }

  private void deploy(int release) {
    happens(new Deployed(now, release, Map.of()));
  }

  private void happens(Happening happening) {
    outlook = outlook.after(happening);
  }

  private String verdict() {
    return outlook.verdicts(now).values().iterator().next().kind().name();
  }

  private Judgement judged() {
    var elsewhere =
        new Outlook.Elsewhere(
            new Count(1, 10),
            Optional.empty(),
            Optional.of(new Facts.Way("release:4", Optional.empty())),
            Optional.empty());
    return Judgement.of(outlook.facts("down", now, elsewhere), EnumSet.allOf(Guard.class));
  }
}
