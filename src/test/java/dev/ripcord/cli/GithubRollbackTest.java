package dev.ripcord.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.target.github.GithubStandIn;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A rollback by way of GitHub is believed when the service is back, and has a local fall-back. */
final class GithubRollbackTest {
  private final Desk desk = new Desk();
  private final GithubStandIn github = new GithubStandIn();

  @AfterEach
  void stop() {
    github.close();
  }

  @BeforeEach
  void catalog() {
    var step =
        "{ github-actions: { repository: wpgc/sermon-uploader, api: '"
            + github.address()
            + "', token: '${env:GITHUB_TOKEN}', key-input: ripcord_id,"
            + " inputs: { rollback_type: previous_version, reason: x, force_rollback: 'true' } }";
    desk.catalog =
        Shop.CATALOG.replace(
            "      quick: { budget: 5m, steps: [ { rollback: release } ] }\n      lasting",
            "      quick: { budget: 5m, steps: [ "
                + step
                + ", on-failure: continue }, { rollback: release } ] }\n"
                + "      alone: { budget: 5m, steps: [ "
                + step
                + " } ] }\n      lasting");
    desk.opener = _ -> desk.ripcordOfAllKinds(GithubStandIn.TOKEN);
  }

  @Test
  void success_at_github_with_a_service_that_is_still_bad_is_no_rollback() {
    github.conclusion = "success";
    desk.shop.bad("web", "503");
    var ran = desk.run("rollback shop --procedure alone --yes");
    assertThat(ran.out()).contains("of the workflow ended: success", "503");
    assertThat(ran.code()).isEqualTo(5);
    assertThat(ran.out() + ran.err()).doesNotContain(GithubStandIn.TOKEN);
  }

  @Test
  void where_github_fails_the_local_plan_goes_on() {
    github.conclusion = "cancelled";
    var ran = desk.run("rollback shop --yes");
    assertThat(ran.out()).contains("ended: cancelled", "PARTIAL");
    assertThat(desk.shop.running).contains("v1");
    assertThat(ran.code()).isEqualTo(6);
    assertThat(github.dispatches).hasSize(1);
  }

  @Test
  void what_the_workflow_did_is_not_done_again() {
    github.conclusion = "success";
    github.whenDispatched(() -> desk.shop.running = Optional.of("v1"));
    var ran = desk.run("rollback shop --yes");
    assertThat(ran.code()).as(ran.out()).isZero();
    assertThat(desk.shop.done).isEmpty();
  }

  @Test
  void it_cannot_be_undone_and_so_asks_first() {
    var ran = desk.run("rollback shop");
    assertThat(ran.code()).isEqualTo(3);
    assertThat(ran.out()).contains("cannot be undone: run the workflow rollback.yml");
    assertThat(github.dispatches).isEmpty();
  }
}
