package dev.ripcord.journal;

import static dev.ripcord.journal.Samples.LEASE;
import static dev.ripcord.journal.Samples.created;
import static dev.ripcord.journal.Samples.finished;
import static dev.ripcord.journal.Samples.intended;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ripcord.clock.HandClock;
import dev.ripcord.plan.Rank;
import dev.ripcord.release.Grade;
import dev.ripcord.release.LedgerEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every journal does, whatever it is written to. */
abstract class JournalContract {
  final HandClock clock = new HandClock();
  final Set<String> gone = new HashSet<>();
  private Optional<Journal> opened = Optional.empty();

  /**
   * A journal on {@link #clock} for which the owners in {@link #gone} are gone; empty at first, and
   * opened again on the same place after that.
   */
  abstract Journal open();

  final Journal journal() {
    opened = opened.or(() -> Optional.of(open()));
    return opened.get();
  }

  @AfterEach
  final void is_sound_and_closes() {
    assertThat(journal().verify()).isEmpty();
    journal().close();
  }

  final Claim create(String run) {
    return yours(journal().create(run, created("api"), "me", LEASE, Optional.empty()));
  }

  final Claim yours(Journal.Creation creation) {
    assertThat(creation).isInstanceOf(Journal.Creation.Yours.class);
    return ((Journal.Creation.Yours) creation).claim();
  }

  final Lock busy(Journal.Creation creation) {
    assertThat(creation).isInstanceOf(Journal.Creation.Busy.class);
    return ((Journal.Creation.Busy) creation).lock();
  }

  private Journal.Creation supersede(String run, String old) {
    return journal().create(run, created("api"), "next", LEASE, Optional.of(old));
  }

  private List<Event> events(String run) {
    return journal().entries(run, 0).stream().map(Entry::event).toList();
  }

  private void append(Claim claim, Event... events) {
    journal().append(claim, LEASE, List.of(events));
  }

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

  // --- appending, telling, reading

  @Test
  void every_event_is_read_back_as_it_was_written() {
    var claim = create("r1");
    journal().append(claim, LEASE, Samples.everyAppended());
    append(claim, finished(Outcome.RECOVERED_DEGRADED));

    var all = Samples.everyAppended();
    assertThat(events("r1").subList(2, 2 + all.size())).isEqualTo(all);
    assertThat(events("r1").getLast()).isEqualTo(finished(Outcome.RECOVERED_DEGRADED));
    assertThat(journal().entries("r1", 0).stream().map(Entry::n))
        .isEqualTo(IntStream.rangeClosed(1, all.size() + 3).boxed().toList());
  }

  @Test
  void entries_are_read_from_any_place_on() {
    append(create("r1"), intended("1", 1), new Event.Noted("two"));

    assertThat(journal().entries("r1", 2).stream().map(Entry::event))
        .containsExactly(intended("1", 1), new Event.Noted("two"));
    assertThat(journal().entries("r1", 4)).isEmpty();
    assertThat(journal().entries("nobody", 0)).isEmpty();
  }

  @Test
  void others_tell_a_run_without_a_claim_and_its_holder_goes_on() {
    var claim = create("r1");

    journal().tell("r1", new Event.StopAsked("bob", "emergency"));
    append(claim, intended("1", 1));

    assertThat(events("r1").subList(2, 4))
        .containsExactly(new Event.StopAsked("bob", "emergency"), intended("1", 1));
  }

  @Test
  void telling_does_not_keep_a_lease_alive() {
    create("r1");
    clock.pass(LEASE);
    journal().tell("r1", new Event.StopAsked("bob", "emergency"));

    assertThat(journal().claim("r1", "other", LEASE)).isPresent();
  }

  @Test
  void a_watch_that_ends_badly_after_the_run_makes_it_relapsed() {
    append(create("r1"), finished(Outcome.RECOVERED));
    journal().tell("r1", new Event.WatchBegan(clock.now().plusSeconds(900)));
    journal().tell("r1", new Event.Watched(false, false, "the machine was shut down"));
    assertThat(journal().run("r1").orElseThrow().outcome()).contains(Outcome.RECOVERED);

    journal().tell("r1", new Event.Watched(false, true, "503 again"));

    assertThat(journal().run("r1").orElseThrow().outcome()).contains(Outcome.RELAPSED);
  }

  @Test
  void what_only_a_holder_knows_cannot_be_told_and_a_claim_cannot_be_appended() {
    var claim = create("r1");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> journal().tell("r1", Samples.succeeded("1", 1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> journal().tell("r1", finished(Outcome.RECOVERED)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> append(claim, new Event.Claimed(7, "me")));
    assertThat(events("r1")).hasSize(2);
  }

  @Test
  void runs_are_listed_newest_first_even_when_the_clock_was_put_back() {
    for (var i = 1; i <= 3; i++) {
      append(create("r" + i), finished(Outcome.RECOVERED));
      clock.set(clock.now().minusSeconds(60));
    }
    yours(journal().create("w1", created("web"), "me", LEASE, Optional.empty()));

    assertThat(journal().runs(Optional.of("api"), 2).stream().map(RunRow::id))
        .containsExactly("r3", "r2");
    assertThat(journal().runs(Optional.empty(), 9)).hasSize(4);
    assertThat(journal().runs(Optional.of("nothing"), 9)).isEmpty();
  }

  @Test
  void a_run_at_a_glance_has_what_its_plan_says_and_when_it_last_grew() {
    var began = clock.now();
    var claim = create("r1");
    clock.pass(Duration.ofSeconds(3));
    append(claim, intended("1", 1));
    journal().renew(claim, LEASE);

    var plan = created("api").plan();
    assertThat(journal().run("r1"))
        .contains(
            new RunRow(
                "r1",
                "api",
                plan.purpose(),
                plan.procedure(),
                plan.rank(),
                began,
                began.plusSeconds(3),
                Optional.empty(),
                1,
                "me"));
    assertThat(journal().run("r9")).isEmpty();
  }

  @Test
  void hashes_form_a_chain_and_differ_for_the_same_event() {
    append(create("r1"), new Event.Noted("same"), new Event.Noted("same"));

    var hashes = journal().entries("r1", 0).stream().map(Entry::hash).toList();
    assertThat(hashes).doesNotHaveDuplicates().allMatch(each -> each.matches("[0-9a-f]{64}"));
  }

  // --- the ledger

  @Test
  void what_is_learned_of_releases_is_read_back_in_order() {
    var at = Instant.parse("2026-02-03T04:05:06.789Z");
    var events =
        List.<LedgerEvent>of(
            new LedgerEvent.Found(1, "variant:a", Map.of("variant", "a"), at, "adopt"),
            new LedgerEvent.Deployed(1, at, "ci", Optional.of("r1")),
            new LedgerEvent.Graded(1, Grade.CERTIFIED, at, "watched"),
            new LedgerEvent.Tagged(1, "v1", at, "ci"));
    var later =
        List.<LedgerEvent>of(
            new LedgerEvent.Quarantined(1, at, "errors", Optional.empty()),
            new LedgerEvent.Cleared(1, at, "anna", "was the network"));

    journal().learn("api", events);
    journal().learn("api", later);
    journal().learn("web", List.of());

    assertThat(journal().ledger("api")).startsWith(events.toArray(LedgerEvent[]::new)).hasSize(6);
    assertThat(journal().ledger("api").subList(4, 6)).isEqualTo(later);
    assertThat(journal().ledger("web")).isEmpty();
  }

  // --- watching

  @Test
  void what_was_said_and_decided_about_watching_is_read_back_in_its_place() {
    var all = Samples.everyWatchEvent();
    assertThat(journal().note("api", Optional.empty(), all.subList(0, 3))).isTrue();
    assertThat(journal().note("api", Optional.empty(), all.subList(3, all.size()))).isTrue();
    assertThat(journal().watching("api", 0).stream().map(WatchEntry::event)).isEqualTo(all);
    assertThat(journal().watching("api", 2).getFirst()).isEqualTo(new WatchEntry(3, all.get(2)));
    assertThat(journal().watching("web", 0)).isEmpty();
    assertThat(journal().verify()).isEmpty();
  }

  @Test
  void of_two_who_decide_from_the_same_past_one_is_heard() {
    var held = List.<WatchEvent>of(new WatchEvent.Held(Instant.EPOCH, "anna", "a test"));
    assertThat(journal().note("api", Optional.of(0), held)).isTrue();
    assertThat(journal().note("api", Optional.of(0), held)).isFalse();
    assertThat(journal().watching("api", 0)).hasSize(1);
    assertThat(journal().note("api", Optional.of(1), held)).isTrue();
  }

  @Test
  void its_mark_stays_while_nobody_writes_and_changes_with_every_write_of_anybody() {
    var before = journal().mark();
    assertThat(journal().mark()).isEqualTo(before);
    journal().learn("api", List.of());
    var held = List.<WatchEvent>of(new WatchEvent.Held(Instant.EPOCH, "anna", "a test"));
    assertThat(journal().note("api", Optional.empty(), held)).isTrue();
    var own = journal().mark();
    assertThat(own).isNotEqualTo(before);
    assertThat(open().note("web", Optional.empty(), held)).isTrue();
    assertThat(journal().mark()).isNotEqualTo(own);
  }

  // --- races

  @Test
  void of_many_who_create_a_run_for_a_service_one_gets_it() throws Exception {
    for (var round = 0; round < ROUNDS; round++) {
      var service = "s" + round;
      var got =
          race((journal, me) ->
              journal.create(service + me, created(service), me, LEASE, Optional.empty())
                  instanceof Journal.Creation.Yours);
      assertThat(got).as(service).isEqualTo(1);
    }
  }

  @Test
  void of_many_who_supersede_one_run_one_gets_its_service() throws Exception {
    append(create("r"), finished(Outcome.WAITING));
    var got =
        race((journal, me) ->
            journal.create("r" + me, created("api"), me, LEASE, Optional.of("r"))
                instanceof Journal.Creation.Yours);
    assertThat(got).isEqualTo(1);
    assertThat(journal().runs(Optional.empty(), 99)).hasSize(2);
  }

  @Test
  void of_many_who_claim_one_epoch_one_gets_it() throws Exception {
    append(create("r1"), finished(Outcome.WAITING));
    for (var round = 0; round < ROUNDS; round++) {
      var got = race((journal, me) -> journal.claim("r1", me, LEASE).isPresent());
      assertThat(got).as("round %s", round).isEqualTo(1);
      clock.pass(LEASE);
    }
    assertThat(journal().run("r1").orElseThrow().epoch()).isEqualTo(ROUNDS + 1L);
  }

  @Test
  void of_many_who_find_an_owner_gone_one_gets_the_run() throws Exception {
    create("r1");
    gone.add("me");

    assertThat(race((journal, me) -> journal.claim("r1", me, LEASE).isPresent())).isEqualTo(1);
  }

  @Test
  void events_of_a_holder_and_of_others_never_get_lost_or_mixed_up() throws Exception {
    var claim = create("r1");
    race((journal, me) -> {
      for (var i = 0; i < 5; i++) {
        if (me.equals("0")) {
          journal.append(claim, LEASE, List.of(intended("1", i), intended("2", i)));
        } else {
          journal.tell("r1", new Event.Noted(me));
        }
      }
      return true;
    });
    assertThat(journal().entries("r1", 0).stream().map(Entry::n))
        .isEqualTo(IntStream.rangeClosed(1, 2 + 10 + 5 * 7).boxed().toList());
  }

  private static final int ROUNDS = 30;
  private static final int RACERS = 8;

  /** How many of those who begin at once, some on one connection and some on their own, get it. */
  private long race(BiPredicate<Journal, String> racer) throws Exception {
    var start = new CountDownLatch(1);
    try (var pool = Executors.newFixedThreadPool(RACERS);
        var second = open()) {
      var got = new ArrayList<Future<Boolean>>();
      for (var i = 0; i < RACERS; i++) {
        var journal = i % 2 == 0 ? journal() : second;
        var me = "" + i;
        got.add(
            pool.submit(() -> {
              start.await();
              return racer.test(journal, me);
            }));
      }
      start.countDown();
      var count = 0;
      for (var each : got) {
        count += each.get() ? 1 : 0;
      }
      return count;
    }
  }
}
