package dev.ripcord.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.decide.guard.Facts;
import dev.ripcord.journal.Outcome;
import dev.ripcord.journal.WatchEvent;
import dev.ripcord.notify.Kind;
import dev.ripcord.notify.Message;
import dev.ripcord.release.LedgerEvent;
import dev.ripcord.rule.Sample;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What people hear from a warden, and how often. */
class WardenTellsTest extends WatchedShop {
  @Test
  void people_are_told_of_a_probe_that_tells_nothing_but_not_of_the_time_in_which_nobody_looked() {
    look(Sample.State.UNKNOWN, 1);
    clock.pass(Duration.ofMinutes(1));
    warden.tick(true);
    warden.stoodStill(Duration.ofMinutes(1));
    look(Sample.State.UNKNOWN, 3);
    assertThat(told).isEmpty();
    look(Sample.State.UNKNOWN, 1);
    assertThat(told).hasSize(1);
    look(Sample.State.GOOD, 1);
    assertThat(told).extracting(Message::kind).containsExactly(Kind.PROBLEM, Kind.CLEARED);
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
  void that_alarm_is_over_when_another_release_runs_also_when_no_daemon_saw_it() {
    backIs(2);
    journal.learn(
        "shop", List.of(new LedgerEvent.Deployed(1, clock.now(), "ci", Optional.of("run-2"))));
    var earlier = List.copyOf(told);
    look(Sample.State.GOOD, 3);
    assertThat(told.stream().map(Message::kind)).containsExactly(Kind.PROBLEM, Kind.CLEARED);
    assertThat(told.stream().map(Message::key).distinct()).hasSize(1);
    told.clear();
    told.addAll(earlier);
    warden = begun();
    look(Sample.State.GOOD, 3);
    assertThat(told.stream().map(Message::kind)).containsExactly(Kind.PROBLEM, Kind.CLEARED);
  }

  @Test
  void that_alarm_is_over_when_a_person_says_that_it_is_not_bad() {
    backIs(2);
    journal.learn("shop", List.of(new LedgerEvent.Cleared(2, clock.now(), "anna", "mended")));
    look(Sample.State.GOOD, 3);
    assertThat(told.stream().map(Message::kind)).containsExactly(Kind.PROBLEM, Kind.CLEARED);
  }

  private void backIs(int release) {
    var at = clock.now();
    journal.learn(
        "shop",
        List.of(
            new LedgerEvent.Found(release, "variant:mediasoup", Map.of(), at, "seen"),
            new LedgerEvent.Quarantined(release, at, "rolled back from", Optional.empty()),
            new LedgerEvent.Deployed(release, at, "ci", Optional.empty())));
    look(Sample.State.GOOD, 1);
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

  private WatchEvent.Opened opened(String id) {
    return new WatchEvent.Opened(
        clock.now(), id, "anna", "critical", "P1: lost", Optional.empty(), Optional.of("anna"));
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
