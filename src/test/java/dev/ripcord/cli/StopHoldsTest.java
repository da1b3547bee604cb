package dev.ripcord.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.decide.guard.Outlook;
import dev.ripcord.decide.guard.WatchedService;
import dev.ripcord.host.Host;
import dev.ripcord.host.HostException;
import dev.ripcord.journal.WatchEntry;
import dev.ripcord.journal.WatchEvent;
import dev.ripcord.plan.Rank;
import dev.ripcord.real.NoLeases;
import dev.ripcord.server.Annals;
import dev.ripcord.step.StepResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
    assertThat(desk.run("start shop").out())
        .contains("it is still held by anna@vm: racks")
        .doesNotContain("not held any more");
    assertThat(held()).contains("held by anna@vm: racks");

    desk.run("arm shop");
    desk.run("stop shop");
    desk.run("hold shop --why racks");
    desk.run("start shop");
    assertThat(held()).contains("held by anna@vm: racks");
  }

  /** As a daemon has it that reads the journal now. */
  private Optional<String> held() {
    var outlook = Outlook.of(WatchedService.usual());
    for (var each : new Annals(desk.journal, "shop", _ -> Map.of()).news()) {
      outlook = outlook.after(each);
    }
    return outlook.hold();
  }

  private void later(String line) {
    desk.clock.pass(Duration.ofSeconds(1));
    desk.run(line);
  }

  @ParameterizedTest
  @CsvSource({"hold --all,stop shop", "stop shop,hold --all"})
  void what_holds_every_service_is_not_let_go_by_a_start(String first, String second) {
    later(first);
    later(second);
    later("start shop");
    assertThat(held()).contains("held by anna@vm");
    later("arm --all");
    assertThat(held()).isEmpty();
  }

  @Test
  void what_holds_every_service_is_not_let_go_by_a_stop_that_fails() {
    later("hold --all");
    desk.shop.acting = _ -> new StepResult.NotStarted("no");
    var ran = desk.run("stop shop");
    assertThat(ran.code()).as(ran.out()).isEqualTo(4);
    assertThat(ran.out()).contains("it is still held by anna@vm");
    assertThat(held()).contains("held by anna@vm");
  }

  @Test
  void a_stop_holds_what_was_armed_with_every_service_since_it_was_held() {
    later("hold shop");
    later("arm --all");
    later("stop shop");
    assertThat(held()).contains("held by anna@vm: stopped");
    later("arm --all");
    later("stop shop");
    assertThat(held()).contains("held by anna@vm: stopped");
    later("start shop");
    assertThat(held()).isEmpty();
  }

  @Test
  void what_could_not_be_stopped_in_an_emergency_is_not_held() {
    desk.leases = new Another();
    var ran = desk.run("stop shop --emergency --yes");
    assertThat(ran.code()).as(ran.out()).isEqualTo(3);
    assertThat(ran.out()).contains("shop is not held: it was not stopped");
    assertThat(held()).isEmpty();
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
  void one_whose_stop_was_broken_off_before_its_first_step_is_not_held() {
    desk.leases = new Hurried();
    var ran = desk.run("stop shop");
    assertThat(ran.code()).as(ran.out()).isEqualTo(9);
    assertThat(desk.shop.done).isEmpty();
    assertThat(ran.out()).contains("shop is not held: it was not stopped");
    assertThat(held()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"restart shop", "restart shop --full"})
  void a_restart_lets_it_go_as_a_start_does(String restart) {
    desk.run("stop shop");
    assertThat(desk.run(restart).out()).contains("shop is not held any more");
    assertThat(held()).isEmpty();
  }

  @Test
  void the_status_says_who_holds_it_and_what_lets_it_go() {
    assertThat(desk.run("status shop").out()).doesNotContain("held");
    desk.run("stop shop --why disk");
    assertThat(desk.run("status shop").out())
        .contains("held by anna@vm: disk", "ripcord start shop", "ripcord arm shop");
    desk.run("arm shop");
    desk.run("hold --all --why racks");
    assertThat(desk.run("status shop").out())
        .contains("held by anna@vm: racks", "ripcord arm shop")
        .doesNotContain("ripcord start shop");
    assertThat(desk.run("status shop --json").out())
        .contains("\"held\": \"held by anna@vm: racks\"");
  }

  @Test
  void an_emergency_stop_is_let_go_by_a_start_too() {
    assertThat(desk.run("stop shop --emergency --yes").code()).isZero();
    assertThat(desk.run("start shop").out()).contains("shop is not held any more");
  }

  /** Somebody presses ctrl-C before the first step. */
  private final class Hurried extends NoLeases {
    @Override
    public Optional<Refused> take(Host on, String service, String run, Rank rank, Duration length) {
      desk.signal("INT");
      return Optional.empty();
    }
  }

  /** Somebody else has the host. */
  private static final class Another extends NoLeases {
    @Override
    public Optional<Refused> take(Host on, String service, String run, Rank rank, Duration length) {
      return Optional.of(new Refused("vm", "another one has it"));
    }
  }

  @Test
  void what_the_journal_knows_is_told_where_the_service_cannot_be_looked_at() {
    desk.run("rollback shop");
    desk.run("hold shop --why racks");
    desk.shop.observing =
        () -> {
          throw new HostException("web-1 is not to be reached");
        };
    assertThat(desk.run("status shop").out())
        .contains("fault", "web-1 is not to be reached")
        .contains("held", "racks", "ripcord arm shop")
        .contains("last run", "RECOVERED");
  }

  @Test
  void a_host_that_is_away_is_told_beside_the_run_that_waits_there() {
    desk.shop.doubts();
    desk.run("rollback shop --procedure unsafe");
    desk.shop.observing =
        () -> {
          throw new HostException("web-1 is not to be reached");
        };
    assertThat(desk.run("").out())
        .contains("shop: a run WAITS", "web-1 is not to be reached", "ripcord show");
  }
}
