package dev.ripcord.run;

import static dev.ripcord.run.World.but;
import static dev.ripcord.run.World.check;
import static dev.ripcord.run.World.created;
import static dev.ripcord.run.World.plan;
import static dev.ripcord.run.World.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ripcord.catalog.OnFailure;
import dev.ripcord.check.Finding;
import dev.ripcord.journal.Entry;
import dev.ripcord.journal.Event;
import dev.ripcord.journal.FencedException;
import dev.ripcord.journal.MemoryJournal;
import dev.ripcord.journal.Outcome;
import dev.ripcord.plan.Plan;
import dev.ripcord.step.Repeatability;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunnerTest {
  final World world = new World();
  final MemoryJournal journal = new MemoryJournal(world.clock).gone(_ -> true);

  @Test
  void a_run_whose_steps_and_checks_are_good_is_recovered() throws InterruptedException {
    var finished = run(plan(steps("a", "b"), List.of(check("up")), List.of()));
    assertThat(finished.outcome()).isEqualTo(Outcome.RECOVERED);
    assertThat(world.effects).containsExactly("a", "b");
    assertThat(journal.lock("shop")).isEmpty();
    assertThat(world.leases).isEmpty();
  }

  @Test
  void at_its_end_a_host_forgets_what_it_kept_for_an_undo_of_old_runs()
      throws InterruptedException {
    run(plan(steps("a"), List.of(check("up")), List.of()));
    assertThat(world.host.keptSince())
        .isEqualTo(LocalDate.ofInstant(world.clock.now(), ZoneOffset.UTC).minusDays(30));
  }

  @Test
  void a_step_that_is_there_already_is_left_alone() throws InterruptedException {
    world.effects.add("a");
    run(plan(steps("a", "b"), List.of(check("up")), List.of()));
    assertThat(world.effects).containsExactly("a", "b");
  }

  @Test
  void a_first_step_that_does_nothing_fails_dirty_because_it_acted() throws InterruptedException {
    world.refuses.add("a");
    var finished = run(plan(steps("a", "b"), List.of(check("up")), List.of()));
    assertThat(finished.outcome()).isEqualTo(Outcome.FAILED_DIRTY);
    assertThat(finished.leftInState()).anyMatch(each -> each.contains("step 2, make b: not begun"));
    assertThat(world.count("b")).isZero();
  }

  @Test
  void a_failed_step_may_be_passed_and_then_the_run_is_partial() throws InterruptedException {
    world.refuses.add("a");
    var steps =
        List.of(
            but(step(1, "a", Repeatability.SAFE, true), OnFailure.CONTINUE, 0),
            step(2, "b", Repeatability.SAFE, true));
    var finished = run(plan(steps, List.of(check("up")), List.of()));
    assertThat(finished.outcome()).isEqualTo(Outcome.PARTIAL);
    assertThat(finished.next()).anyMatch(each -> each.contains("--procedure full"));
    assertThat(world.count("b")).isOne();
  }

  @Test
  void a_required_check_that_stays_bad_is_never_recovered() throws InterruptedException {
    world.checks.put("up", Finding.bad("answers 500"));
    var finished = run(plan(steps("a"), List.of(check("up")), List.of()));
    assertThat(finished.outcome()).isEqualTo(Outcome.FAILED_DIRTY);
    assertThat(finished.said()).contains("answers 500");
  }

  @Test
  void a_check_that_cannot_be_told_leaves_it_unverified() throws InterruptedException {
    world.checks.put("up", Finding.unknown("no network here"));
    var finished = run(plan(steps("a"), List.of(check("up")), List.of()));
    assertThat(finished.outcome()).isEqualTo(Outcome.ROLLED_BACK_UNVERIFIED);
  }

  @Test
  void without_any_check_it_is_unverified() throws InterruptedException {
    assertThat(run(plan(steps("a"), List.of(), List.of())).outcome())
        .isEqualTo(Outcome.ROLLED_BACK_UNVERIFIED);
  }

  @Test
  void a_bad_check_that_is_not_required_makes_it_partial() throws InterruptedException {
    world.checks.put("api", Finding.bad("still on the new server"));
    var finished = run(plan(steps("a"), List.of(check("up")), List.of(check("api"))));
    assertThat(finished.outcome()).isEqualTo(Outcome.PARTIAL);
    assertThat(finished.said()).contains("still on the new server");
  }

  @Test
  void a_step_whose_effect_cannot_be_seen_leaves_it_unverified() throws InterruptedException {
    var steps = List.of(step(1, "a", Repeatability.SAFE, false));
    assertThat(run(plan(steps, List.of(check("up")), List.of())).outcome())
        .isEqualTo(Outcome.ROLLED_BACK_UNVERIFIED);
  }

  @Test
  void a_request_to_stop_is_heard_at_the_next_safe_point() throws InterruptedException {
    var stop = new StopSwitch();
    stop.press("ctrl-C");
    var result =
        world
            .process(journal, "p1")
            .start(
                "r1",
                created(plan(steps("a", "b"), List.of(), List.of())),
                Optional.empty(),
                Progress.NONE,
                stop);
    assertThat(ended(result).outcome()).isEqualTo(Outcome.ABORTED);
    assertThat(ended(result).said()).contains("nothing was changed");
    assertThat(world.effects).isEmpty();
  }

  @Test
  void a_second_run_of_a_service_is_refused_and_told_who_has_it() throws InterruptedException {
    world.refuses.add("a");
    var steps = List.of(step(1, "a", Repeatability.UNSAFE, true));
    var waiting = run(plan(steps, List.of(), List.of()));
    assertThat(waiting.outcome()).isEqualTo(Outcome.WAITING);
    var second =
        world
            .process(journal, "p2")
            .start(
                "r2",
                created(plan(steps("b"), List.of(), List.of())),
                Optional.empty(),
                Progress.NONE,
                new StopSwitch());
    assertThat(second).isInstanceOf(Runner.Result.Busy.class);
    assertThat(((Runner.Result.Busy) second).lock().run()).isEqualTo("r1");
  }

  @Test
  void a_waiting_run_can_be_superseded_and_ends_unknown() throws InterruptedException {
    world.refuses.add("a");
    run(plan(List.of(step(1, "a", Repeatability.UNSAFE, true)), List.of(), List.of()));
    world.host.stillRuns("r1", "1-1-effect");
    var second =
        world
            .process(journal, "p2")
            .start(
                "r2",
                created(plan(steps("b"), List.of(check("up")), List.of())),
                Optional.of("r1"),
                Progress.NONE,
                new StopSwitch());
    assertThat(ended(second).outcome()).isEqualTo(Outcome.RECOVERED);
    assertThat(journal.run("r1").orElseThrow().outcome()).contains(Outcome.UNKNOWN);
    assertThat(journal.entries("r2", 0))
        .as("what the first one left running is ended before the second begins")
        .extracting(Entry::event)
        .contains(new Event.Noted("local: ended 1-1-effect of run r1, which was still running"));
    assertThat(world.host.end("r1")).isEmpty();
  }

  @Test
  void a_person_decides_about_a_doubted_step_and_the_run_goes_on() throws InterruptedException {
    world.refuses.add("a");
    var steps =
        List.of(step(1, "a", Repeatability.UNSAFE, true), step(2, "b", Repeatability.SAFE, true));
    run(plan(steps, List.of(check("up")), List.of()));
    journal.tell("r1", new Event.Decided("1", "done", "anna", Optional.empty()));
    var resumed = world.process(journal, "p2").resume("r1", Progress.NONE, new StopSwitch());
    assertThat(ended(resumed).outcome()).isEqualTo(Outcome.RECOVERED);
    assertThat(world.effects).containsExactly("b");
  }

  @Test
  void a_host_that_another_journal_acts_on_refuses_the_run() throws InterruptedException {
    world.leases.put("shop", "elsewhere");
    var result =
        world
            .process(journal, "p1")
            .start(
                "r1",
                created(plan(steps("a"), List.of(), List.of())),
                Optional.empty(),
                Progress.NONE,
                new StopSwitch());
    assertThat(result).isInstanceOf(Runner.Result.HostBusy.class);
    assertThat(journal.lock("shop")).isEmpty();
    assertThat(world.effects).isEmpty();
    assertThat(world.leases).containsEntry("shop", "elsewhere");
  }

  @Test
  void one_that_was_begun_is_not_ended_by_that_and_is_taken_up_when_the_host_is_free()
      throws InterruptedException {
    world.refuses.add("a");
    var steps =
        List.of(step(1, "a", Repeatability.UNSAFE, true), step(2, "b", Repeatability.SAFE, true));
    run(plan(steps, List.of(check("up")), List.of()));
    journal.tell("r1", new Event.Decided("1", "done", "anna", Optional.empty()));
    world.leases.put("shop", "elsewhere");
    var busy = world.process(journal, "p2").resume("r1", Progress.NONE, new StopSwitch());
    assertThat(busy).isInstanceOf(Runner.Result.HostBusy.class);
    assertThat(journal.run("r1").orElseThrow().outcome())
        .isNotEqualTo(Optional.of(Outcome.REFUSED));
    world.leases.remove("shop");
    var resumed = world.process(journal, "p2").resume("r1", Progress.NONE, new StopSwitch());
    assertThat(ended(resumed).outcome()).isEqualTo(Outcome.RECOVERED);
  }

  /** Another process takes the run over while this one is in the middle of a step. */
  @Test
  void a_process_whose_run_was_taken_over_begins_no_further_step() {
    world.during = _ -> assertThat(journal.claim("r1", "p2", Duration.ofSeconds(30))).isPresent();
    var plan = plan(steps("a", "b"), List.of(check("up")), List.of());
    assertThatThrownBy(() -> run(plan)).isInstanceOf(FencedException.class);
    assertThat(world.effects).containsExactly("a");
    assertThat(journal.lock("shop").orElseThrow().owner()).isEqualTo("p2");
  }

  @Test
  void an_undo_takes_the_steps_that_changed_something_in_reverse() throws InterruptedException {
    world.effects.add("a");
    run(plan(steps("a", "b", "c"), List.of(check("up")), List.of()));
    var state = RunState.of(journal.entries("r1", 0).stream().map(each -> each.event()).toList());
    var undo = new UndoPlan(dev.ripcord.target.Kinds.of(List.of(world))).of("r1", state);
    assertThat(undo.steps())
        .extracting(each -> each.title())
        .containsExactly("make unc", "make unb");
  }

  /** A restart that is undone in its turn, before what it takes up, brings back nothing. */
  @Test
  void an_undo_does_again_at_its_end_what_makes_programs_take_up_a_change()
      throws InterruptedException {
    run(plan(steps("a", "renewed b", "c", "renewed d"), List.of(check("up")), List.of()));
    var state = RunState.of(journal.entries("r1", 0).stream().map(Entry::event).toList());
    var undo = new UndoPlan(dev.ripcord.target.Kinds.of(List.of(world))).of("r1", state);
    assertThat(undo.steps())
        .extracting(each -> each.title())
        .containsExactly("make unc", "make una", "make renewed b", "make renewed d");
    assertThat(undo.warnings()).isEmpty();
  }

  private static List<dev.ripcord.plan.PlannedStep> steps(String... names) {
    return java.util.stream.IntStream.range(0, names.length)
        .mapToObj(i -> step(i + 1, names[i], Repeatability.SAFE, true))
        .toList();
  }

  private Event.Finished run(Plan plan) throws InterruptedException {
    return ended(
        world
            .process(journal, "p1")
            .start("r1", created(plan), Optional.empty(), Progress.NONE, new StopSwitch()));
  }

  static Event.Finished ended(Runner.Result result) {
    return ((Runner.Result.Ended) result).finished();
  }
}
