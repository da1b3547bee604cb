package dev.ripcord.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.release.Ledger;
import dev.ripcord.release.LedgerEvent;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a deployment tells, and what is known of releases by it. */
final class DeployCommandsTest {
  private final Desk desk = new Desk();

  @Test
  void begin_carries_out_the_preparation_and_tags_what_runs() {
    var ran = desk.run("deploy begin shop");
    assertThat(ran.code()).isZero();
    assertThat(desk.shop.done).containsExactly("backup");
    assertThat(ran.out()).contains("ripcord rollback shop tag:pre-deploy-20260301-120000");
  }

  @Test
  void what_was_tagged_can_be_gone_back_to_by_the_tag_and_by_its_older_names() {
    desk.run("deploy begin shop --tag before");
    desk.shop.there.add("v3");
    desk.shop.running = Optional.of("v3");
    assertThat(desk.run("plan shop tag:before").out()).contains("-> release:2");
    assertThat(desk.run("plan shop tag:v2").out()).contains("-> release:2");
    assertThat(desk.run("rollback shop tag:before").code()).isZero();
    assertThat(desk.shop.running).contains("v2");
  }

  @Test
  void begin_fails_with_its_preparation_and_tags_nothing() {
    desk.shop.refuses("the disk is full");
    var ran = desk.run("deploy begin shop --tag before");
    assertThat(ran.code()).isEqualTo(4);
    assertThat(desk.run("plan shop tag:before").code()).isEqualTo(3);
  }

  @Test
  void a_service_without_preparation_is_tagged_alone() {
    assertThat(desk.run("deploy begin cart").code()).isZero();
    assertThat(desk.shop.done).isEmpty();
  }

  @Test
  void record_gives_what_runs_its_names() {
    var ran = desk.run("deploy record shop --commit 0123456789abcdef --tag v2.0");
    assertThat(ran.code()).isZero();
    desk.shop.running = Optional.of("v1");
    assertThat(desk.run("plan shop commit:0123456").out()).contains("-> release:2");
  }

  @Test
  void of_two_who_look_for_the_first_time_at_once_one_gives_the_numbers() {
    meanwhile(() -> desk.run("releases shop"));
    desk.run("releases shop");
    var ledger = desk.journal.ledger("shop");
    assertThat(ledger).filteredOn(LedgerEvent.Found.class::isInstance).hasSize(2);
    assertThat(ledger).filteredOn(LedgerEvent.Deployed.class::isInstance).hasSize(1);
  }

  @Test
  void what_ran_before_somebody_recorded_another_deployment_is_no_deployment_after_it() {
    desk.run("releases shop");
    desk.shop.running = Optional.of("v1");
    meanwhile(() -> {
      desk.shop.running = Optional.of("v2");
      desk.run("deploy record shop");
      desk.shop.running = Optional.of("v1");
    });
    desk.run("releases shop");
    assertThat(Ledger.of(desk.journal.ledger("shop")).current()).contains(2);
  }

  private void meanwhile(Runnable elsewhere) {
    desk.shop.observing =
        () -> {
          desk.shop.observing = () -> {};
          elsewhere.run();
        };
  }

  @Test
  void what_cannot_be_told_is_not_recorded() {
    desk.shop.running = Optional.empty();
    var ran = desk.run("deploy record shop");
    assertThat(ran.code()).isEqualTo(3);
    assertThat(ran.out()).contains("cannot be told").contains("nothing answers");
    assertThat(desk.run("deploy begin cart").code()).isEqualTo(3);
  }

  @Test
  void a_quarantined_release_is_not_gone_back_to_until_it_is_lifted() {
    desk.run("quarantine", "shop", "release:1", "--why", "loses uploads");
    assertThat(desk.run("rollback shop").out()).contains("loses uploads");
    assertThat(desk.run("quarantine shop release:1").err()).contains("it needs --why TEXT");
    assertThat(desk.run("quarantine shop previous --why x").code()).isEqualTo(2);
    desk.run("unquarantine", "shop", "release:1", "--why", "it was the disk");
    assertThat(desk.run("rollback shop").code()).isZero();
  }

  @Test
  void adopt_records_what_is_there_and_then_nothing_new() {
    assertThat(desk.run("adopt").out()).contains("new    release:1 (tag:v1): yes");
    assertThat(desk.run("adopt shop").out()).contains("nothing new: 2 releases known already");
    assertThat(desk.run("adopt --all").code()).isZero();
  }

  @Test
  void stop_and_start_and_restart_are_seen_to_be_done() {
    assertThat(desk.run("stop shop").out()).contains("RECOVERED  shop: stop is done");
    assertThat(desk.run("start shop").out()).contains("start is done, and the service is seen");
    assertThat(desk.shop.done).containsExactly("STOP", "START");
  }
}
