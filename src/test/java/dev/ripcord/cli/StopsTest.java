package dev.ripcord.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.journal.Event;
import dev.ripcord.step.StepResult;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Signals while a run is under way. */
final class StopsTest {
  private final Desk desk = new Desk();

  @Test
  void the_first_ctrl_c_stops_at_the_next_safe_point() {
    desk.shop.acting = what -> signalled(what, "INT");
    var ran = desk.run("rollback shop --procedure goes-on");
    assertThat(ran.code()).isEqualTo(9);
    assertThat(ran.err()).contains("ctrl-C: it stops at the next safe point; once more");
    assertThat(ran.out()).contains("ABORTED").contains("step 2, put extra: not begun");
    assertThat(desk.halts).isEmpty();
  }

  @Test
  void the_second_ctrl_c_ends_the_process_and_says_how_to_go_on() {
    desk.shop.acting = what -> signalled(what, "INT", "INT");
    var ran = desk.run("rollback shop");
    assertThat(desk.halts).containsExactly(130);
    assertThat(ran.err()).contains("in the middle of run 2026").contains("ripcord resume 2026");
  }

  @Test
  void sigterm_stops_at_the_next_safe_point_and_then_ends() {
    desk.shop.acting = what -> signalled(what, "TERM");
    assertThat(desk.run("rollback shop --procedure goes-on").code()).isEqualTo(9);
  }

  @Test
  void a_terminal_that_goes_away_stops_nothing() {
    desk.shop.acting = what -> signalled(what, "HUP");
    assertThat(desk.run("rollback shop").code()).isZero();
  }

  @Test
  void ctrl_c_ends_a_watch_and_the_release_is_not_certified() {
    desk.shop.whenLooked("web", 4, () -> desk.signal("INT"));
    var ran = desk.run("rollback shop --watch 5m");
    assertThat(ran.code()).isZero();
    assertThat(ran.out()).contains("RECOVERED").contains("not certified  release:1 (tag:v1)");
  }

  @Test
  void a_watch_whose_process_died_is_ended_by_the_next_who_asks_how_it_is() {
    desk.run("rollback shop");
    leaveWatch();
    desk.clock.pass(Duration.ofMinutes(30));
    assertThat(desk.run("status shop").code()).isZero();
    assertThat(desk.run("show").out())
        .contains("not certified: nobody watched to its end; it is good now");
  }

  @Test
  void a_lesser_check_that_stays_bad_is_no_relapse() {
    desk.shop.bad("lesser", "no metrics");
    var ran = desk.run("rollback cart --watch 1m");
    assertThat(ran.code()).as(ran.out()).isEqualTo(10);
    assertThat(ran.out()).doesNotContain("RELAPSED");
  }

  @Test
  void one_of_a_service_that_came_back_with_a_lesser_check_bad_is_ended_too() {
    desk.shop.bad("lesser", "no metrics");
    assertThat(desk.run("rollback cart").code()).isEqualTo(10);
    leaveWatch("cart");
    desk.clock.pass(Duration.ofMinutes(30));
    desk.run("status cart");
    assertThat(desk.run("show").out()).contains("not certified: nobody watched to its end");
  }

  @Test
  void where_the_release_is_bad_by_then_it_has_relapsed() {
    desk.run("rollback shop");
    leaveWatch();
    desk.clock.pass(Duration.ofMinutes(30));
    desk.shop.badAfter(0, "web", "connection refused");
    assertThat(desk.run("status shop").out()).contains("RELAPSED");
  }

  @Test
  void a_day_later_nobody_can_tell_how_it_went() {
    desk.run("rollback shop");
    leaveWatch();
    desk.clock.pass(Duration.ofDays(1));
    desk.shop.badAfter(0, "web", "connection refused");
    assertThat(desk.run("status shop").out()).doesNotContain("RELAPSED");
    assertThat(desk.run("show").out()).contains("too long ago to tell how it went");
  }

  @Test
  void of_another_release_that_was_deployed_since_it_tells_nothing() {
    desk.run("rollback shop");
    leaveWatch();
    desk.clock.pass(Duration.ofMinutes(30));
    desk.shop.running = Optional.of("v2");
    desk.shop.badAfter(0, "web", "connection refused");
    assertThat(desk.run("status shop").out()).doesNotContain("RELAPSED");
    assertThat(desk.run("show").out()).contains("something else was done to the service since");
  }

  private void leaveWatch() {
    leaveWatch("shop");
  }

  private void leaveWatch(String service) {
    var run = desk.journal.runs(Optional.of(service), 1).getFirst().id();
    desk.journal.tell(run, new Event.WatchBegan(desk.clock.now().plus(Duration.ofMinutes(15))));
  }

  @Test
  void nobody_listens_before_and_after_a_run() {
    desk.run("rollback shop");
    desk.run("status");
    assertThat(desk.signals).isEmpty();
  }

  private StepResult signalled(String what, String... names) {
    for (var each : names) {
      desk.signal(each);
    }
    return desk.shop.put(what);
  }
}
