package dev.ripcord.run;

import static dev.ripcord.Sabotage.noticedBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.Sabotage;
import dev.ripcord.journal.Event;
import dev.ripcord.journal.Journal;
import dev.ripcord.journal.Lock;
import dev.ripcord.journal.Unfenced;
import dev.ripcord.run.World.Guard;
import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The tests of what a run must never do fail when what keeps it from that is switched off. */
@SuppressWarnings("JUnitMethodInvoked") // here the tests themselves are under test
class RunSabotageTest {

  private static RunnerTest without(Guard guard) {
    var test = new RunnerTest();
    test.world.off.add(guard);
    return test;
  }

  @Test
  void without_the_second_look_two_tests_fail() {
    noticedBy(() ->
        without(Guard.SECOND_LOOK).a_first_step_that_does_nothing_fails_dirty_because_it_acted());
    noticedBy(
        () -> without(Guard.SECOND_LOOK).a_step_whose_effect_cannot_be_seen_leaves_it_unverified());
  }

  @Test
  void without_the_lease_on_the_host_a_test_fails() {
    noticedBy(
        () -> without(Guard.HOST_LEASE).a_host_that_another_journal_acts_on_refuses_the_run());
  }

  @Test
  void without_the_fence_a_process_whose_run_was_taken_over_goes_on_and_a_test_fails() {
    var test = new RunnerTest();
    test.world.before = Unfenced::of;
    noticedBy(test::a_process_whose_run_was_taken_over_begins_no_further_step);
    assertThat(test.world.effects).containsExactly("a", "b");
  }

  @Test
  void without_the_rule_of_one_active_run_a_test_fails() {
    var test = new RunnerTest();
    test.world.before =
        real ->
            Sabotage.of(
                Journal.class,
                real,
                "create",
                arguments ->
                    real.create(
                        (String) arguments[0],
                        (Event.Created) arguments[1],
                        (String) arguments[2],
                        (Duration) arguments[3],
                        real.lock("shop").map(Lock::run)));
    noticedBy(test::a_second_run_of_a_service_is_refused_and_told_who_has_it);
  }

  /** The same seeds each time: that they are noticed does not hang on luck. */
  @Test
  void without_the_hosts_memory_of_acts_the_crash_test_finds_an_unsafe_step_repeated() {
    var noticed =
        LongStream.range(0, 60)
            .filter(seed -> {
              var test = new CrashTest();
              test.world.off.add(Guard.MEMORY_OF_ACTS);
              return fails(test, seed);
            })
            .count();
    assertThat(noticed).isPositive();
    assertThat(LongStream.range(0, 60).filter(seed -> fails(new CrashTest(), seed))).isEmpty();
  }

  private static boolean fails(CrashTest test, long seed) {
    try {
      test.no_unsafe_step_is_repeated_and_every_run_ends_or_waits(seed);
      return false;
    } catch (AssertionError e) {
      return true;
    }
  }

  @Test
  void without_the_boots_id_the_crash_test_finds_an_unsafe_step_done_by_itself() {
    var test = new CrashTest();
    test.world.off.add(Guard.BOOT_ID);
    noticedBy(test::a_host_that_was_restarted_leaves_an_unsafe_step_to_a_person);
  }
}
