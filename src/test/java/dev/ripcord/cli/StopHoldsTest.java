package dev.ripcord.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.journal.WatchEntry;
import dev.ripcord.journal.WatchEvent;
import dev.ripcord.step.StepResult;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a person stops is left alone by every daemon, until a person starts it. */
class StopHoldsTest {
  private final Desk desk = new Desk();

  private List<WatchEvent> said() {
    return desk.journal.watching("shop", 0).stream().map(WatchEntry::event).toList();
  }

  @Test
  void a_stop_holds_the_service_and_a_start_lets_it_go() {
    var stopped = desk.run("stop shop --why disk");
    assertThat(stopped.code()).as(stopped.out()).isZero();
    assertThat(stopped.out())
        .contains("shop is held: nothing", "ripcord start shop", "ripcord arm shop");
    assertThat(said())
        .containsExactly(new WatchEvent.Held(desk.clock.now(), "anna@vm", "disk", true));
    assertThat(desk.run("stop shop").out()).contains("shop is held already");
    assertThat(said()).hasSize(1);

    var started = desk.run("start shop");
    assertThat(started.out()).contains("shop is not held any more");
    assertThat(said().getLast()).isInstanceOf(WatchEvent.Armed.class);
    assertThat(((WatchEvent.Armed) said().getLast()).started()).isTrue();
    assertThat(desk.run("start shop").out()).doesNotContain("held");
    assertThat(said()).hasSize(2);
  }

  @Test
  void what_a_person_held_before_or_since_is_not_let_go_by_a_start() {
    assertThat(desk.run("hold shop --why racks").code()).isZero();
    desk.run("stop shop");
    assertThat(desk.run("start shop").out()).doesNotContain("not held any more");
    assertThat(said()).hasSize(1);

    desk.run("arm shop");
    desk.run("stop shop");
    desk.run("hold shop --why racks");
    desk.run("start shop");
    assertThat(said().getLast()).isInstanceOf(WatchEvent.Held.class);
  }

  @Test
  void one_that_does_not_come_up_stays_held() {
    desk.run("stop shop");
    desk.shop.bad("web", "503");
    assertThat(desk.run("start shop").code()).isNotZero();
    assertThat(said()).hasSize(1);
  }

  @Test
  void one_that_could_not_be_stopped_is_not_held() {
    desk.shop.acting = _ -> new StepResult.NotStarted("no");
    var ran = desk.run("stop shop");
    assertThat(ran.code()).as(ran.out()).isEqualTo(4);
    assertThat(ran.out()).contains("shop is not held: it was not stopped");
    assertThat(said()).hasSize(2);
  }

  @Test
  void an_emergency_stop_is_let_go_by_a_start_too() {
    assertThat(desk.run("stop shop --emergency --yes").code()).isZero();
    assertThat(desk.run("start shop").out()).contains("shop is not held any more");
  }
}
