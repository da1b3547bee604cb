package dev.ripcord.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.check.Finding;
import dev.ripcord.decide.guard.Facts;
import dev.ripcord.decide.guard.WatchedService;
import dev.ripcord.journal.Outcome;
import dev.ripcord.journal.WatchEvent;
import dev.ripcord.notify.Kind;
import dev.ripcord.notify.Message;
import dev.ripcord.rule.Sample;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a warden does, and does not do. */
class WardenTest extends WatchedShop {
  @Test
  void a_bad_release_is_gone_back_from_once_and_people_are_told() {
    deploy();
    look(Sample.State.BAD, 8);
    assertThat(hands.carriedOut).containsExactly("run-1");
    look(Sample.State.GOOD, 10);
    assertThat(written().stream().map(each -> each.getClass().getSimpleName()))
        .containsExactly("Opened", "Judged", "Acting", "Acted", "Closed");
    assertThat(told.stream().map(Message::kind))
        .containsExactly(Kind.PROBLEM, Kind.BEGAN, Kind.ENDED, Kind.CLEARED);
    assertThat(complaints).isEmpty();
  }

  @Test
  void without_a_deployment_nothing_is_done_and_it_is_said_why() {
    look(Sample.State.BAD, 8);
    assertThat(hands.carriedOut).isEmpty();
    assertThat(written(WatchEvent.Judged.class).getFirst().said())
        .contains("armed-by-a-change: no deployment is known");
    assertThat(told.getFirst().facts())
        .anySatisfy(each -> assertThat(each.value()).contains("armed-by-a-change"));
  }

  @Test
  void one_that_does_not_help_is_not_tried_again_and_a_person_is_called() {
    hands.ending = new Hands.Ending(Optional.of(Outcome.ROLLED_BACK_UNVERIFIED), "still 500");
    deploy();
    look(Sample.State.BAD, 100);
    assertThat(hands.carriedOut).hasSize(1);
    assertThat(told.stream().map(Message::title))
        .anyMatch(each -> each.startsWith("a person has to look: "))
        .anyMatch(each -> each.contains("did not help: it is not the release"));
  }

  @Test
  void one_that_could_not_be_begun_is_tried_again_after_a_pause_only() {
    hands.ending = new Hands.Ending(Optional.empty(), "not begun: somebody has the service");
    deploy();
    look(Sample.State.BAD, 30);
    assertThat(hands.carriedOut).hasSize(1);
    look(Sample.State.BAD, 60);
    assertThat(hands.carriedOut).hasSize(2);
  }

  @Test
  void one_that_was_refused_is_tried_again_and_no_person_is_called_before_its_time() {
    hands.ending = new Hands.Ending(Optional.of(Outcome.REFUSED), "web-1: run x has it");
    deploy();
    look(Sample.State.BAD, 30);
    assertThat(hands.carriedOut).hasSize(1);
    look(Sample.State.BAD, 60);
    assertThat(hands.carriedOut).hasSize(2);
    assertThat(told.stream().map(Message::title))
        .anyMatch(each -> each.equals("the rollback that began by itself ended: REFUSED"))
        .noneMatch(each -> each.startsWith("a person has to look"))
        .contains("a person has to come: it has lasted for 10m");
    assertThat(written(WatchEvent.Judged.class).getLast().said()).doesNotContain("did not help");
  }

  @Test
  void what_was_decided_when_the_daemon_ends_is_not_begun() {
    deploy();
    ending = true;
    look(Sample.State.BAD, 8);
    assertThat(hands.carriedOut).isEmpty();
    assertThat(written(WatchEvent.Acting.class)).isEmpty();
    ending = false;
    look(Sample.State.BAD, 1);
    assertThat(hands.carriedOut).hasSize(1);
  }

  @Test
  void the_looks_right_before_the_act_keep_it_from_acting_when_it_is_good_again() {
    hands.seen = Finding.good("200");
    deploy();
    look(Sample.State.BAD, 8);
    assertThat(hands.carriedOut).isEmpty();
    assertThat(written(WatchEvent.Judged.class).getLast().said()).startsWith("last-look: ");
  }

  @Test
  void what_is_announced_is_done_when_its_time_has_come_and_a_hold_prevents_it() {
    service =
        WatchedService.of(
            """
            probes:
              api: { tcp: 1, every: 10s }
            rules:
              down:
                when: unavailable(api) for 1m
                severity: critical
                action: rollback
                mode: countdown
                announce: 30s
            """);
    warden = begun();
    look(Sample.State.GOOD, 40);
    deploy();
    look(Sample.State.BAD, 8);
    assertThat(written(WatchEvent.Announced.class)).hasSize(1);
    assertThat(hands.carriedOut).isEmpty();
    journal.note(
        "shop", Optional.empty(), List.of(WatchEvent.Held.untilArmed(clock.now(), "anna", "no")));
    look(Sample.State.BAD, 6);
    assertThat(hands.carriedOut).isEmpty();
    assertThat(written(WatchEvent.Withdrawn.class)).hasSize(1);
    journal.note(
        "shop", Optional.empty(), List.of(WatchEvent.Armed.wholly(clock.now(), "anna", "go")));
    look(Sample.State.BAD, 1);
    assertThat(written(WatchEvent.Announced.class)).hasSize(2);
    assertThat(hands.carriedOut).isEmpty();
    look(Sample.State.BAD, 4);
    assertThat(hands.carriedOut).containsExactly("run-1");
  }

  private List<String> tried() {
    return written(WatchEvent.Acting.class).stream()
        .map(each -> each.remedy().orElse("rollback"))
        .toList();
  }

  @Test
  void remedies_are_tried_first_each_given_time_and_going_back_comes_last() {
    has_remedies("automation: { settle: 2m }");
    look(Sample.State.BAD, 8);
    assertThat(tried()).containsExactly("clear");
    look(Sample.State.BAD, 12);
    assertThat(tried()).containsExactly("clear", "restart");
    look(Sample.State.BAD, 9);
    assertThat(tried()).hasSize(2);
    look(Sample.State.BAD, 5);
    assertThat(tried()).containsExactly("clear", "restart", "rollback");
    assertThat(told.stream().map(Message::title))
        .contains("the remedy 'clear' begins by itself", "a rollback begins by itself");
  }

  @Test
  void a_remedy_that_helps_is_the_end_of_it() {
    has_remedies("");
    look(Sample.State.BAD, 8);
    look(Sample.State.GOOD, 30);
    assertThat(tried()).containsExactly("clear");
    assertThat(written(WatchEvent.Closed.class)).hasSize(1);
  }

  @Test
  void a_remedy_that_is_not_needed_is_passed_over() {
    hands.needless = Optional.of("it is not needed");
    has_remedies("automation: { settle: 10s }");
    look(Sample.State.BAD, 20);
    assertThat(written(WatchEvent.Acted.class).getFirst().outcome()).contains(Outcome.REFUSED);
    assertThat(tried()).containsExactly("clear", "restart", "rollback");
  }

  @Test
  void a_remedy_needs_no_deployment_that_is_to_blame_but_a_hold_keeps_it_too() {
    has_remedies("automation: { window: 1m, remedies-per-day: 1, settle: 10s }");
    journal.note(
        "shop", Optional.empty(), List.of(WatchEvent.Held.untilArmed(clock.now(), "anna", "no")));
    look(Sample.State.BAD, 20);
    assertThat(tried()).isEmpty();
    journal.note(
        "shop", Optional.empty(), List.of(WatchEvent.Armed.wholly(clock.now(), "anna", "go")));
    look(Sample.State.BAD, 20);
    assertThat(tried()).containsExactly("clear");
    assertThat(written(WatchEvent.Judged.class).getLast().said()).contains("armed-by-a-change");
  }

  @Test
  void what_only_recommends_tries_nothing() {
    has_remedies("automation: { mode: recommend }");
    look(Sample.State.BAD, 20);
    assertThat(tried()).isEmpty();
  }

  @Test
  void a_run_that_an_earlier_daemon_began_is_taken_up_and_no_other_one_begins() {
    deploy();
    look(Sample.State.BAD, 6);
    clock.pass(EVERY);
    warden.seen(Sample.of("api", clock.now(), Sample.State.BAD));
    var goBack = (Warden.Deed.GoBack) deeds.remove();
    var looks = new Facts.LastLook(0, 3, 0);
    assertThat(warden.agree(goBack, new Facts.Way("release:1", Optional.empty()), looks, "run-7"))
        .isTrue();
    hands.write("shop", "run-7", Outcome.RECOVERED);
    warden = begun(); // the first one was killed here
    act();
    assertThat(hands.resumed).containsExactly("run-7");
    assertThat(hands.carriedOut).isEmpty();
    assertThat(written(WatchEvent.Acted.class)).hasSize(1);
  }

  @Test
  void one_that_was_killed_before_its_run_was_created_lets_the_next_one_begin_at_once() {
    deploy();
    look(Sample.State.BAD, 6);
    clock.pass(EVERY);
    warden.seen(Sample.of("api", clock.now(), Sample.State.BAD));
    var goBack = (Warden.Deed.GoBack) deeds.remove();
    var looks = new Facts.LastLook(0, 3, 0);
    warden.agree(goBack, new Facts.Way("release:1", Optional.empty()), looks, "run-7");
    warden = begun();
    look(Sample.State.BAD, 12);
    assertThat(hands.resumed).isEmpty();
    assertThat(hands.carriedOut).hasSize(1);
  }

  @Test
  void of_two_daemons_one_opens_the_incident_and_one_acts() {
    deploy();
    var first = warden;
    var second = begun();
    look(Sample.State.GOOD, 1);
    for (var i = 0; i < 10; i++) {
      clock.pass(EVERY);
      for (var each : List.of(first, second)) {
        each.tick(true);
        each.seen(Sample.of("gateway", clock.now(), Sample.State.GOOD));
        each.seen(Sample.of("api", clock.now(), Sample.State.BAD));
      }
    }
    act();
    assertThat(written(WatchEvent.Opened.class)).hasSize(1);
    assertThat(written(WatchEvent.Acting.class)).hasSize(1);
    assertThat(hands.carriedOut).hasSize(1);
  }

  @Test
  void a_journal_that_does_not_answer_delays_and_forgets_nothing() {
    deploy();
    journal.failAfter(0);
    look(Sample.State.BAD, 8);
    assertThat(written()).isEmpty();
    assertThat(complaints).isNotEmpty();
    journal.whole();
    look(Sample.State.BAD, 1);
    assertThat(hands.carriedOut).containsExactly("run-1");
  }

  @Test
  void one_that_a_person_stopped_is_left_alone_until_it_is_started() {
    deploy();
    said(new WatchEvent.Held(clock.now(), "anna", "stopped", true));
    look(Sample.State.BAD, 12);
    assertThat(hands.carriedOut).isEmpty();
    assertThat(written(WatchEvent.Judged.class).getLast().said())
        .contains("person: held by anna: stopped");
    said(new WatchEvent.Armed(clock.now(), "anna", "started", true));
    look(Sample.State.BAD, 1);
    assertThat(hands.carriedOut).hasSize(1);
  }

  @Test
  void a_start_arms_nothing_that_went_back_by_itself() {
    deploy();
    look(Sample.State.BAD, 8);
    assertThat(warden.insight(clock.now()).disarmed()).isTrue();
    said(new WatchEvent.Held(clock.now(), "anna", "stopped", true));
    said(new WatchEvent.Armed(clock.now(), "anna", "started", true));
    assertThat(warden.insight(clock.now()).held()).isFalse();
    assertThat(warden.insight(clock.now()).disarmed()).isTrue();
  }
}
