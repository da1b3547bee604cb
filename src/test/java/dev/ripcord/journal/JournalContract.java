package dev.ripcord.journal;

import static dev.ripcord.journal.Samples.LEASE;
import static dev.ripcord.journal.Samples.created;
import static dev.ripcord.journal.Samples.finished;
import static dev.ripcord.journal.Samples.intended;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ripcord.release.Grade;
import dev.ripcord.release.LedgerEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every journal does, whatever it is written to. */
abstract class JournalContract extends RunsContract {

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

  @Test
  void of_two_who_find_the_same_release_at_once_one_is_heard() {
    var found = new LedgerEvent.Found(1, "v1", Map.of(), clock.now(), "seen");
    assertThat(journal().learn("api", Optional.of(0), List.of(found))).isTrue();
    assertThat(journal().learn("api", Optional.of(0), List.of(found))).isFalse();
    assertThat(journal().ledger("api")).containsExactly(found);
    assertThat(journal().learn("other", Optional.of(0), List.of(found))).isTrue();
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
    var held = List.<WatchEvent>of(WatchEvent.Held.untilArmed(Instant.EPOCH, "anna", "a test"));
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
    var held = List.<WatchEvent>of(WatchEvent.Held.untilArmed(Instant.EPOCH, "anna", "a test"));
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
