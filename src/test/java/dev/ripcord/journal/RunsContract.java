package dev.ripcord.journal;

import static dev.ripcord.journal.Samples.LEASE;
import static dev.ripcord.journal.Samples.created;
import static dev.ripcord.journal.Samples.finished;
import static dev.ripcord.journal.Samples.intended;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ripcord.plan.Rank;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What every journal does for those who want a run: one gets it, and is fenced off when it is not
 * its any more.
 */
abstract class RunsContract extends JournalDesk {

  // --- creating

  @Test
  void a_new_run_begins_with_its_plan_and_its_claim() {
    var claim = create("r1");

    assertThat(claim).isEqualTo(new Claim("r1", "api", 1, "me"));
    assertThat(events("r1")).containsExactly(created("api"), new Event.Claimed(1, "me"));
    assertThat(journal().lock("api"))
        .contains(new Lock("api", "r1", Rank.MANUAL, 1, "me", clock.now().plus(LEASE)));
    assertThat(journal().run("r1").orElseThrow().outcome()).isEmpty();
  }

  @Test
  void a_second_run_for_a_service_is_told_who_has_it() {
    create("r1");

    var lock = busy(journal().create("r2", created("api"), "you", LEASE, Optional.empty()));

    assertThat(lock.run()).isEqualTo("r1");
    assertThat(journal().run("r2")).isEmpty();
    assertThat(events("r2")).isEmpty();
  }

  @Test
  void another_service_is_not_in_the_way() {
    create("r1");
    yours(journal().create("r2", created("web"), "me", LEASE, Optional.empty()));
  }

  @Test
  void a_finished_run_leaves_its_service_free() {
    append(create("r1"), finished(Outcome.RECOVERED));

    assertThat(journal().lock("api")).isEmpty();
    assertThat(create("r2").epoch()).isEqualTo(2);
  }

  @Test
  void the_epoch_of_a_service_grows_for_ever() {
    var epochs =
        IntStream.range(0, 5)
            .mapToObj(i -> {
              var claim = create("r" + i);
              append(claim, finished(Outcome.WAITING));
              var next = journal().claim("r" + i, "other", LEASE).orElseThrow();
              append(next, finished(Outcome.ABORTED));
              return List.of(claim.epoch(), next.epoch());
            })
            .flatMap(List::stream)
            .toList();
    assertThat(epochs).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
  }

  @Test
  void a_name_is_given_to_one_run_only() {
    append(create("r1"), finished(Outcome.RECOVERED));

    assertThatThrownBy(() -> create("r1")).isInstanceOf(JournalException.class);
    assertThat(journal().lock("api")).isEmpty();
  }

  // --- superseding

  @Test
  void a_waiting_run_is_superseded_and_ends_unknown() {
    append(create("r1"), finished(Outcome.WAITING));
    assertThat(journal().lock("api")).isPresent();

    var claim = yours(supersede("r2", "r1"));

    assertThat(claim.epoch()).isEqualTo(2);
    assertThat(events("r1").getLast()).isEqualTo(new Event.Superseded("r2", "anna"));
    assertThat(journal().run("r1").orElseThrow().outcome()).contains(Outcome.UNKNOWN);
    assertThat(journal().lock("api").orElseThrow().run()).isEqualTo("r2");
  }

  @Test
  void a_run_that_lives_is_not_superseded() {
    create("r1");

    assertThat(busy(supersede("r2", "r1")).run()).isEqualTo("r1");
    assertThat(journal().run("r1").orElseThrow().outcome()).isEmpty();
  }

  @Test
  void a_run_whose_lease_is_over_is_superseded() {
    create("r1");
    clock.pass(LEASE);

    yours(supersede("r2", "r1"));
  }

  @Test
  void a_run_whose_owner_is_gone_is_superseded_before_its_lease_is_over() {
    create("r1");
    gone.add("me");

    yours(supersede("r2", "r1"));
  }

  @Test
  void only_the_run_that_was_named_is_superseded() {
    append(create("r1"), finished(Outcome.WAITING));

    assertThat(busy(supersede("r2", "r0")).run()).isEqualTo("r1");
    assertThat(busy(journal().create("r2", created("api"), "me", LEASE, Optional.empty())).run())
        .isEqualTo("r1");
  }

  @Test
  void superseding_a_run_that_ended_by_itself_meanwhile_leaves_it_as_it_ended() {
    append(create("r1"), finished(Outcome.RECOVERED));

    yours(supersede("r2", "r1"));

    assertThat(events("r1").getLast()).isEqualTo(finished(Outcome.RECOVERED));
    assertThat(journal().run("r1").orElseThrow().outcome()).contains(Outcome.RECOVERED);
  }

  // --- claiming

  @Test
  void a_run_is_taken_over_when_its_lease_is_over() {
    create("r1");
    assertThat(journal().claim("r1", "other", LEASE)).isEmpty();

    clock.pass(LEASE);

    assertThat(journal().claim("r1", "other", LEASE)).contains(new Claim("r1", "api", 2, "other"));
    assertThat(events("r1").getLast()).isEqualTo(new Event.Claimed(2, "other"));
    assertThat(journal().run("r1").orElseThrow().owner()).isEqualTo("other");
  }

  @Test
  void a_run_is_taken_over_at_once_when_its_owner_is_gone() {
    create("r1");
    gone.add("me");

    assertThat(journal().claim("r1", "other", LEASE)).isPresent();
    assertThat(journal().claim("r1", "third", LEASE)).isEmpty();
  }

  @Test
  void a_waiting_run_is_taken_up_and_no_longer_waits() {
    append(create("r1"), finished(Outcome.WAITING));
    assertThat(journal().run("r1").orElseThrow().outcome()).contains(Outcome.WAITING);

    assertThat(journal().claim("r1", "other", LEASE)).isPresent();

    assertThat(journal().run("r1").orElseThrow().outcome()).isEmpty();
    assertThat(journal().claim("r1", "third", LEASE)).isEmpty();
  }

  @Test
  void a_run_that_has_ended_is_not_taken_up() {
    append(create("r1"), finished(Outcome.PARTIAL));
    clock.pass(LEASE);

    assertThat(journal().claim("r1", "other", LEASE)).isEmpty();
  }

  @Test
  void a_superseded_run_is_not_taken_up() {
    append(create("r1"), finished(Outcome.WAITING));
    supersede("r2", "r1");
    clock.pass(LEASE);

    assertThat(journal().claim("r1", "other", LEASE)).isEmpty();
  }

  @Test
  void a_run_that_nobody_knows_cannot_be_claimed_or_told() {
    assertThatThrownBy(() -> journal().claim("r9", "me", LEASE))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("r9");
    assertThatThrownBy(() -> journal().tell("r9", new Event.Noted("x")))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("r9");
  }

  // --- the fence

  @Test
  void a_zombie_is_fenced_off_when_it_appends_and_when_it_renews() {
    var zombie = create("r1");
    clock.pass(LEASE);
    journal().claim("r1", "other", LEASE);
    var known = events("r1");

    assertThatThrownBy(() -> append(zombie, intended("1", 1))).isInstanceOf(FencedException.class);
    assertThatThrownBy(() -> append(zombie)).isInstanceOf(FencedException.class);
    assertThat(journal().renew(zombie, LEASE)).isFalse();
    assertThat(events("r1")).isEqualTo(known);
  }

  @Test
  void a_superseded_holder_is_fenced_off() {
    var old = create("r1");
    append(old, finished(Outcome.WAITING));
    yours(supersede("r2", "r1"));

    assertThatThrownBy(() -> append(old, intended("1", 1))).isInstanceOf(FencedException.class);
    assertThat(journal().renew(old, LEASE)).isFalse();
  }

  @Test
  void nothing_is_appended_after_the_end() {
    var claim = create("r1");
    append(claim, finished(Outcome.RECOVERED));

    assertThatThrownBy(() -> append(claim, intended("1", 1))).isInstanceOf(FencedException.class);
    assertThat(journal().renew(claim, LEASE)).isFalse();
  }

  @Test
  void a_holder_that_was_late_but_not_replaced_goes_on() {
    var claim = create("r1");
    clock.pass(LEASE.multipliedBy(3));

    append(claim, intended("1", 1));

    assertThat(journal().claim("r1", "other", LEASE)).isEmpty();
  }

  // --- leases

  @Test
  void appending_and_renewing_both_keep_the_lease_alive() {
    var claim = create("r1");
    clock.pass(Duration.ofSeconds(20));
    append(claim, intended("1", 1));
    clock.pass(Duration.ofSeconds(20));
    assertThat(journal().renew(claim, LEASE)).isTrue();
    clock.pass(Duration.ofSeconds(20));

    assertThat(journal().claim("r1", "other", LEASE)).isEmpty();
    assertThat(journal().lock("api").orElseThrow().leaseUntil())
        .isEqualTo(clock.now().plusSeconds(10));
  }

  @Test
  void a_clock_put_back_does_not_free_a_lease() {
    create("r1");
    clock.set(clock.now().minus(Duration.ofDays(1)));

    assertThat(journal().claim("r1", "other", LEASE)).isEmpty();
    assertThat(busy(supersede("r2", "r1")).run()).isEqualTo("r1");
  }

  @Test
  void a_clock_put_back_makes_a_dead_owner_hold_for_one_length_at_most() {
    create("r1");
    clock.set(clock.now().minus(Duration.ofDays(1)));
    assertThat(journal().claim("r1", "other", LEASE)).isEmpty();

    clock.pass(LEASE.minusSeconds(1));
    assertThat(journal().claim("r1", "other", LEASE)).isEmpty();
    clock.pass(Duration.ofSeconds(1));
    assertThat(journal().claim("r1", "other", LEASE)).isPresent();
  }

  @Test
  void a_clock_put_back_does_not_take_a_run_from_an_owner_that_renews() {
    var claim = create("r1");
    clock.set(clock.now().minus(Duration.ofDays(1)));
    for (var i = 0; i < 10; i++) {
      assertThat(journal().claim("r1", "other", LEASE)).isEmpty();
      clock.pass(LEASE.dividedBy(3));
      assertThat(journal().renew(claim, LEASE)).isTrue();
    }
  }
}
