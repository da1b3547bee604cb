package dev.ripcord.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ripcord.app.Ask;
import dev.ripcord.app.Planning;
import dev.ripcord.journal.Event;
import dev.ripcord.journal.Journal;
import dev.ripcord.journal.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What can be done with runs that are there already. */
final class RunCommandsTest {
  private final Desk desk = new Desk();

  @Test
  void an_interrupted_run_is_taken_up_by_a_bare_resume() {
    crash();
    assertThat(desk.run("").out())
        .contains("shop: a run was INTERRUPTED")
        .contains("ripcord resume");
    assertThat(desk.run("runs").out()).contains("INTERRUPTED");
    var ran = desk.run("resume");
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.out()).contains("RECOVERED");
    assertThat(desk.shop.running).contains("v1");
  }

  @Test
  void a_run_that_waits_for_a_host_needs_no_decision_and_is_taken_up() {
    var ask = Ask.previous("shop", Optional.empty(), "anna");
    var plan = ((Planning.Ready) desk.ripcord().plan(ask)).plan();
    var created = new Event.Created(plan, "anna", Optional.empty(), "test", Optional.empty());
    var lease = Duration.ofSeconds(30);
    var run = "20260301-120000-abc";
    var yours =
        (Journal.Creation.Yours)
            desk.journal.create(run, created, "anna@desk 1 1", lease, Optional.empty());
    var waits =
        new Event.Finished(
            Outcome.WAITING, "it waits for ssh://web1", List.of(), List.of(), Duration.ZERO);
    desk.journal.append(yours.claim(), lease, List.of(waits));
    assertThat(desk.run("").out()).contains("shop: a run WAITS");
    assertThat(desk.run("approve " + run + " done").out()).contains("does not wait for a person");
    assertThat(desk.run("abort " + run).out())
        .contains("it waits for a host that is away", "ripcord resume " + run);
    var ran = desk.run("resume " + run);
    assertThat(ran.code()).as(ran.out() + ran.err()).isZero();
    assertThat(ran.out()).contains("RECOVERED");
  }

  @Test
  void a_run_that_somebody_drives_is_not_taken_up() {
    desk.shop.acting =
        what -> {
          var other = desk.run("resume shop");
          assertThat(other.code()).isEqualTo(3);
          assertThat(other.out()).contains("another process is driving run");
          return desk.shop.put(what);
        };
    assertThat(desk.run("rollback shop").code()).isZero();
  }

  @Test
  void a_second_rollback_is_refused_and_told_who_has_the_service() {
    desk.shop.acting =
        what -> {
          var other = desk.run("rollback shop --anyway");
          assertThat(other.code()).isEqualTo(3);
          assertThat(other.out())
              .contains("has shop")
              .contains("--follow")
              .contains("ripcord abort");
          return desk.shop.put(what);
        };
    assertThat(desk.run("rollback shop").code()).isZero();
  }

  @Test
  void an_interrupted_run_gives_way_only_when_asked_to() {
    crash();
    var refused = desk.run("rollback shop");
    assertThat(refused.code()).isEqualTo(3);
    assertThat(refused.out()).contains("it was interrupted").contains("--take-over");
    assertThat(desk.run("rollback shop --take-over").code()).isZero();
  }

  @Test
  void nothing_to_resume_is_said_and_is_no_fault() {
    var ran = desk.run("resume");
    assertThat(ran.code()).isZero();
    assertThat(ran.out()).contains("No run was interrupted");
  }

  @Test
  void a_waiting_run_goes_on_when_a_person_decided() {
    desk.shop.doubts();
    desk.run("rollback shop --procedure unsafe");
    assertThat(desk.run("resume shop").out()).contains("waits for a person to decide");
    desk.shop.acting = desk.shop::put;
    var ran = desk.run("approve", "shop", "done", "--why", "it is there");
    assertThat(ran.code()).as(ran.out() + ran.err()).isZero();
    assertThat(desk.shop.done).containsExactly("v1");
    assertThat(desk.run("show shop").out()).contains("anna@").contains("decides: done");
  }

  @Test
  void only_a_step_that_waits_can_be_decided_about() {
    desk.shop.doubts();
    desk.run("rollback shop --procedure unsafe");
    assertThat(desk.run("approve shop again --step 2").err()).contains("no waiting step '2'");
    assertThat(desk.run("approve shop perhaps").err()).contains("no decision 'perhaps'");
    assertThat(desk.run("approve cart done").code()).isEqualTo(2);
  }

  @Test
  void a_run_that_does_not_wait_cannot_be_decided_about() {
    desk.run("rollback shop");
    assertThat(desk.run("approve shop done").code()).isEqualTo(3);
  }

  @Test
  void a_live_run_can_be_asked_to_stop_from_elsewhere() {
    desk.shop.acting =
        what -> {
          var other = desk.run("abort", "shop", "--why", "wrong service");
          assertThat(other.out()).contains("Asked: run").contains("next safe point");
          return desk.shop.put(what);
        };
    var ran = desk.run("rollback shop --procedure goes-on");
    assertThat(ran.code()).isEqualTo(9);
    assertThat(ran.out()).contains("wrong service");
  }

  @Test
  void an_ended_or_waiting_or_interrupted_run_is_told_apart_by_abort() {
    desk.run("rollback shop");
    assertThat(desk.run("abort shop").out()).contains("has ended already: RECOVERED");
    desk.shop.doubts();
    desk.run("rollback shop --procedure unsafe --anyway --lift-quarantine --yes");
    assertThat(desk.run("abort shop").out()).contains("ripcord approve");
  }

  @Test
  void abort_of_an_interrupted_run_says_that_nobody_drives_it() {
    crash();
    assertThat(desk.run("abort shop").out()).contains("Nobody drives run");
    assertThat(desk.run("resume shop").code()).isIn(0, 9);
  }

  @Test
  void undo_puts_back_what_the_last_run_changed() {
    desk.run("rollback shop");
    assertThat(desk.run("undo shop --dry-run").out())
        .contains("put v2")
        .contains("Nothing was done");
    assertThat(desk.shop.running).contains("v1");
    assertThat(desk.run("undo shop").code()).isZero();
    assertThat(desk.shop.running).contains("v2");
  }

  @Test
  void undo_of_a_run_of_which_nothing_is_kept_any_more_is_refused() {
    desk.run("rollback shop");
    desk.clock.pass(Duration.ofDays(30));
    assertThat(desk.run("undo shop --dry-run").code()).isZero();
    desk.clock.pass(Duration.ofDays(1));
    var ran = desk.run("undo shop");
    assertThat(ran.code()).isEqualTo(3);
    assertThat(ran.out())
        .contains("is too old to be undone", "is kept for 30 days", "ripcord rollback shop");
    assertThat(desk.shop.running).contains("v1");
  }

  @Test
  void undo_of_a_run_that_changed_nothing_is_refused() {
    desk.shop.refuses("no right");
    desk.run("rollback shop");
    var ran = desk.run("undo shop");
    assertThat(ran.code()).isEqualTo(3);
    assertThat(ran.out()).contains("left nothing that could be put back");
  }

  @Test
  void following_a_run_ends_with_it_and_with_its_exit_code() {
    desk.shop.bad("web", "500");
    desk.run("rollback shop");
    var ran = desk.run("show shop --follow");
    assertThat(ran.code()).isEqualTo(5);
    assertThat(ran.out()).contains("FAILED_DIRTY after");
  }

  @Test
  void following_a_run_that_nobody_drives_ends_and_says_so() {
    desk.shop.acting =
        what -> {
          desk.clock.pass(Duration.ofMinutes(2)); // its lease is over: nobody drives it
          var other = desk.run("show shop --follow");
          assertThat(other.code()).isEqualTo(8);
          assertThat(other.out()).contains("begins").contains("Nobody drives it any more");
          return desk.shop.put(what);
        };
    desk.run("rollback shop");
  }

  @Test
  void a_run_of_nobody_is_unknown() {
    assertThat(desk.run("show").code()).isEqualTo(2);
    assertThat(desk.run("show shop").err()).contains("no run of service 'shop'");
  }

  @Test
  void an_irreversible_step_needs_a_word_first() {
    var refused = desk.run("rollback shop --procedure lasting");
    assertThat(refused.code()).isEqualTo(3);
    assertThat(refused.out()).contains("cannot be undone: put it").contains("--yes");
    assertThat(desk.shop.done).isEmpty();
    assertThat(desk.run("rollback shop --procedure lasting --yes").code()).isZero();
  }

  @Test
  void on_a_terminal_the_word_can_be_given_there() {
    desk.onTerminal(80);
    desk.typed = "n\n";
    assertThat(desk.run("rollback shop --procedure lasting").out())
        .contains("Go on? [y/N]")
        .contains("you said no");
    desk.typed = "y\n";
    assertThat(desk.run("rollback shop --procedure lasting").code()).isZero();
  }

  @Test
  void a_quarantined_release_needs_a_word_too() {
    desk.run("rollback shop");
    assertThat(desk.run("rollback shop release:2").out()).contains("quarantined");
    assertThat(desk.run("rollback shop release:2 --lift-quarantine").code()).isZero();
  }

  /** The process dies while it acts; its lease runs out. */
  private void crash() {
    desk.shop.acting =
        _ -> {
          throw new Killed();
        };
    assertThatThrownBy(() -> desk.run("rollback shop")).isInstanceOf(Killed.class);
    desk.shop.acting = desk.shop::put;
    desk.clock.pass(Duration.ofMinutes(2));
  }

  /** As good as kill -9: nothing catches it. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }
}
