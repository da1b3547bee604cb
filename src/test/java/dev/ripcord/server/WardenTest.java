package dev.ripcord.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.catalog.Service;
import dev.ripcord.check.Finding;
import dev.ripcord.clock.HandClock;
import dev.ripcord.decide.guard.Facts;
import dev.ripcord.decide.guard.Guard;
import dev.ripcord.decide.guard.WatchedService;
import dev.ripcord.journal.MemoryJournal;
import dev.ripcord.journal.Outcome;
import dev.ripcord.journal.WatchEntry;
import dev.ripcord.journal.WatchEvent;
import dev.ripcord.notify.Kind;
import dev.ripcord.notify.Message;
import dev.ripcord.release.LedgerEvent;
import dev.ripcord.rule.Sample;
import dev.ripcord.run.StopSwitch;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WardenTest {
  private static final Duration EVERY = Duration.ofSeconds(10);

  private final HandClock clock = new HandClock();
  private final MemoryJournal journal = new MemoryJournal(clock);
  private final FakeHands hands = new FakeHands(journal);
  private final List<Message> told = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();
  private final Deque<Warden.Deed> deeds = new ArrayDeque<>();
  private Service service = WatchedService.usual();
  private Warden warden;

  @BeforeEach
  void a_service_is_watched_and_well() {
    warden = begun();
    look(Sample.State.GOOD, 40);
  }

  private Warden begun() {
    var annals = new Annals(journal, "shop", _ -> Map.of());
    var fleet = new Fleet();
    var fresh =
        new Warden(
            service,
            annals,
            new Warden.Surroundings(
                clock,
                fleet,
                EnumSet.allOf(Guard.class),
                () -> "i-" + clock.now().getEpochSecond(),
                told::add,
                complaints::add,
                deeds::add,
                new Tallies()));
    fleet.add(fresh);
    fresh.begin(List.of());
    fresh.know(new Facts.Way("release:1", Optional.empty()));
    return fresh;
  }

  private void look(Sample.State state, int times) {
    for (var i = 0; i < times; i++) {
      clock.pass(EVERY);
      for (var each : List.of("db", "gateway")) {
        warden.seen(Sample.of(each, clock.now(), Sample.State.GOOD));
      }
      warden.seen(Sample.of("api", clock.now(), state));
      warden.tick(true);
      act();
    }
  }

  private void act() {
    while (!deeds.isEmpty()) {
      new Deeds(hands, clock, new StopSwitch()).run(deeds.remove());
    }
  }

  private void deploy() {
    journal.learn(
        "shop",
        List.of(
            new LedgerEvent.Found(2, "variant:mediasoup", Map.of(), clock.now(), "seen"),
            new LedgerEvent.Deployed(2, clock.now(), "ci", Optional.empty())));
    warden.tick(true);
    look(Sample.State.GOOD, 7);
  }

  private List<WatchEvent> written() {
    return journal.watching("shop", 0).stream().map(WatchEntry::event).toList();
  }

  private <T extends WatchEvent> List<T> written(Class<T> type) {
    return written().stream().filter(type::isInstance).map(type::cast).toList();
  }

  @Test
  void people_are_told_of_a_probe_that_tells_nothing_but_not_of_the_time_in_which_nobody_looked() {
    look(Sample.State.UNKNOWN, 1);
    clock.pass(Duration.ofMinutes(1));
    warden.tick(true);
    warden.stoodStill();
    look(Sample.State.UNKNOWN, 4);
    assertThat(told).isEmpty();
    look(Sample.State.UNKNOWN, 1);
    assertThat(told).hasSize(1);
    look(Sample.State.GOOD, 1);
    assertThat(told).extracting(Message::kind).containsExactly(Kind.PROBLEM, Kind.CLEARED);
  }

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
  void what_tells_nothing_is_told_once_and_again_when_it_does() {
    look(Sample.State.UNKNOWN, 12);
    look(Sample.State.GOOD, 2);
    assertThat(told.stream().map(Message::title))
        .containsExactly("nothing is known of api for 40s", "api is seen again");
    assertThat(told.getFirst().lines().getFirst()).startsWith("cannot trip meanwhile: ");
    assertThat(told.stream().map(Message::key).distinct()).hasSize(1);
  }

  @Test
  void people_who_were_told_that_it_goes_back_now_are_told_when_it_does_not() {
    deploy();
    hands.obstacle = Optional.of("Docker cannot be asked");
    look(Sample.State.BAD, 8);
    assertThat(hands.carriedOut).isEmpty();
    assertThat(told.stream().map(Message::title))
        .anyMatch(each ->
            each.startsWith("it does not go back after all: ")
                && each.contains("Docker cannot be asked"));
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
  void that_a_person_has_to_look_is_said_once_however_the_guards_change() {
    hands.ending = new Hands.Ending(Optional.of(Outcome.ROLLED_BACK_UNVERIFIED), "still 500");
    deploy();
    look(Sample.State.BAD, 8);
    for (var i = 0; i < 20; i++) {
      warden.know(new Facts.Way("release:1", i % 2 == 0 ? Optional.of("full") : Optional.empty()));
      look(Sample.State.BAD, 6);
    }
    assertThat(written(WatchEvent.Judged.class)).hasSizeGreaterThan(10);
    assertThat(told.stream().filter(each -> each.title().startsWith("a person has to look: ")))
        .hasSize(1);
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

  private void has_remedies(String more) {
    service =
        WatchedService.of(
            """
            probes:
              api: { tcp: 1, every: 10s }
            remedies:
              clear: { steps: [ { rollback: release } ] }
              restart: { steps: [ { rollback: release } ] }
            rules:
              down:
                when: unavailable(api) for 1m
                severity: critical
                first: [ clear, restart ]
                action: rollback
            """
                + more);
    warden = begun();
    look(Sample.State.GOOD, 40);
    deploy();
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
  void a_person_is_called_once_to_what_lasts_and_not_when_one_looks_after_it() {
    look(Sample.State.BAD, 60);
    assertThat(written(WatchEvent.Escalated.class)).isEmpty();
    look(Sample.State.BAD, 60);
    assertThat(written(WatchEvent.Escalated.class)).hasSize(1);
    assertThat(told.stream().map(Message::title))
        .contains("a person has to come: it has lasted for 10m");
    look(Sample.State.GOOD, 10);
    look(Sample.State.BAD, 10);
    var open = warden.open().orElseThrow().id();
    journal.note(
        "shop", Optional.empty(), List.of(new WatchEvent.Acknowledged(clock.now(), open, "anna")));
    look(Sample.State.BAD, 100);
    assertThat(written(WatchEvent.Escalated.class)).hasSize(1);
  }

  @Test
  void a_bad_release_that_is_back_is_an_alarm_and_told_once() {
    var at = clock.now();
    journal.learn(
        "shop",
        List.of(
            new LedgerEvent.Found(2, "variant:mediasoup", Map.of(), at, "seen"),
            new LedgerEvent.Quarantined(2, at, "rolled back from in run-1", Optional.empty())));
    look(Sample.State.GOOD, 1);
    assertThat(told).isEmpty();
    journal.learn(
        "shop", List.of(new LedgerEvent.Deployed(2, clock.now(), "ci", Optional.empty())));
    look(Sample.State.GOOD, 3);
    warden = begun();
    look(Sample.State.GOOD, 3);
    assertThat(told.stream().map(Message::title))
        .containsExactly("the bad release is back: release:2 runs again");
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
  void that_there_is_no_way_back_is_told_before_it_is_needed_and_when_it_is_there_again() {
    warden.know(new Facts.Way("no way back", Optional.of("its image was pruned")));
    warden.know(new Facts.Way("no way back", Optional.of("its image was pruned")));
    warden.know(new Facts.Way("release:1", Optional.empty()));
    assertThat(told.stream().map(Message::kind)).containsExactly(Kind.PROBLEM, Kind.CLEARED);
    assertThat(told.getFirst().lines()).containsExactly("its image was pruned");
  }

  @Test
  void guards_that_come_and_go_fill_no_journal() {
    for (var i = 0; i < 60; i++) {
      look(Sample.State.BAD, 1);
      warden.know(new Facts.Way("release:1", i % 2 == 0 ? Optional.of("away") : Optional.empty()));
    }
    assertThat(written(WatchEvent.Judged.class)).hasSizeBetween(2, 20);
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

  private WatchEvent.Opened opened(String id) {
    return new WatchEvent.Opened(
        clock.now(), id, "anna", "critical", "P1: lost", Optional.empty(), Optional.of("anna"));
  }

  private void said(WatchEvent event) {
    journal.note("shop", Optional.empty(), List.of(event));
    warden.tick(true);
  }

  @Test
  void one_that_a_person_opens_is_told_and_does_not_close_by_itself() {
    said(opened("i-p"));
    look(Sample.State.GOOD, 50);
    assertThat(warden.open()).isPresent();
    assertThat(told.stream().map(Message::title))
        .containsExactly("anna opened an incident: P1: lost");
    said(new WatchEvent.Acknowledged(clock.now(), "i-p", "bob"));
    said(new WatchEvent.Closed(clock.now(), "i-p", "mended", Optional.of("anna")));
    assertThat(warden.open()).isEmpty();
    assertThat(told.stream().map(Message::kind))
        .containsExactly(Kind.PROBLEM, Kind.ACKNOWLEDGED, Kind.CLEARED);
    assertThat(told.stream().map(Message::key).distinct()).hasSize(1);
  }

  @Test
  void a_rule_that_trips_meanwhile_joins_it_and_its_end_ends_both() {
    said(opened("i-p"));
    look(Sample.State.BAD, 8);
    look(Sample.State.GOOD, 20);
    assertThat(written(WatchEvent.Opened.class)).hasSize(1);
    assertThat(written(WatchEvent.Judged.class))
        .isNotEmpty()
        .allMatch(each -> each.incident().equals("i-p"));
    assertThat(warden.open()).isPresent();
    said(new WatchEvent.Closed(clock.now(), "i-p", "mended", Optional.of("anna")));
    var problems = keys(Kind.PROBLEM);
    assertThat(problems).hasSize(2);
    assertThat(keys(Kind.CLEARED)).containsExactlyInAnyOrderElementsOf(problems);
  }

  private List<String> keys(Kind kind) {
    return told.stream()
        .filter(each -> each.kind() == kind)
        .map(each -> each.key().toString())
        .toList();
  }

  @Test
  void one_that_was_opened_while_no_daemon_was_there_is_told_when_one_is() {
    journal.note("shop", Optional.empty(), List.of(opened("i-p")));
    warden = begun();
    assertThat(told.stream().map(Message::kind)).containsExactly(Kind.PROBLEM);
  }

  @Test
  void what_is_looked_after_or_over_since_then_is_told_too() {
    look(Sample.State.BAD, 8);
    var id = warden.open().orElseThrow().id();
    var taken = new WatchEvent.Acknowledged(clock.now(), id, "bob");
    journal.note("shop", Optional.empty(), List.of(taken));
    warden = begun();
    assertThat(told.stream().map(Message::kind)).containsExactly(Kind.PROBLEM, Kind.ACKNOWLEDGED);
    var closed = new WatchEvent.Closed(clock.now(), id, "mended", Optional.of("bob"));
    journal.note("shop", Optional.empty(), List.of(closed));
    warden = begun();
    assertThat(told.getLast().kind()).isEqualTo(Kind.CLEARED);
    assertThat(told.stream().map(Message::key).distinct()).hasSize(1);
    clock.pass(Duration.ofDays(2));
    told.clear();
    warden = begun();
    assertThat(told).isEmpty();
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

  @Test
  void how_it_stands_is_seen_without_waiting_for_the_journal() {
    var well = warden.insight(clock.now());
    assertThat(well.way()).contains(true);
    assertThat(well.open()).isFalse();
    deploy();
    look(Sample.State.BAD, 8);
    var back = warden.insight(clock.now());
    assertThat(back.disarmed()).isTrue();
    assertThat(back.open()).isTrue();
    assertThat(back.rollbacks()).containsEntry("recovered", 1L).containsEntry("failed_dirty", 0L);
    said(WatchEvent.Held.untilArmed(clock.now(), "anna", "x"));
    assertThat(warden.insight(clock.now()).held()).isTrue();
  }
}
