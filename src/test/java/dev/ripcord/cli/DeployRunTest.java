package dev.ripcord.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.host.ScriptedHost;
import dev.ripcord.journal.Outcome;
import dev.ripcord.journal.RunRow;
import dev.ripcord.release.Grade;
import dev.ripcord.release.Ledger;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A deployment that does no good is taken back, and says what it left (SU-15). */
final class DeployRunTest {
  private static final String COMMAND = "deploy run shop --settle 5s -- ./deploy.sh v3";

  private final Desk desk = new Desk();

  DeployRunTest() {
    desk.opener = _ -> desk.ripcordOfAllKinds("");
    desk.host.answer("df", ScriptedHost.exited(0, df(40), ""));
    desk.host.answer("cat /proc/meminfo", "MemTotal: 4000000 kB\nMemAvailable: 2000000 kB\n");
  }

  private static String df(int used) {
    return "Filesystem 1024-blocks Used Available Capacity Mounted on\n/dev/sda1 100 %d 9 %d%% /\n"
        .formatted(used, used);
  }

  /** The command brings version 3, ends so, and leaves the service so. */
  private void deploys(int status, String printed, boolean well) {
    desk.host.answer(
        "./deploy.sh",
        _ -> {
          desk.shop.there.add("v3");
          desk.shop.running = Optional.of("v3");
          if (!well) {
            desk.shop.bad("web", "503");
            desk.shop.acting = this::cured;
          }
          return ScriptedHost.exited(status, printed, "");
        });
  }

  private dev.ripcord.step.StepResult cured(String to) {
    if (to.equals("v2")) {
      desk.shop.checks.clear();
    }
    return desk.shop.put(to);
  }

  private List<Outcome> outcomes() {
    return desk.journal.runs(Optional.of("shop"), 9).reversed().stream()
        .map(RunRow::outcome)
        .flatMap(Optional::stream)
        .toList();
  }

  @Test
  void a_deployment_that_is_good_is_prepared_proven_and_remembered_as_good() {
    deploys(0, "pulled\nstarted\n", true);
    var ran = desk.run(COMMAND);
    assertThat(ran.code()).as(ran.out() + ran.err()).isZero();
    assertThat(ran.out())
        .contains(
            "| started", "DEPLOYED  shop: deployed: release:3 (tag:v3)", "is tagged pre-deploy-");
    assertThat(desk.shop.done).containsExactly("backup");
    assertThat(outcomes()).containsOnly(Outcome.RECOVERED).hasSize(3);
    var ledger = Ledger.of(desk.journal.ledger("shop"));
    assertThat(ledger.byNumber(3).orElseThrow().grade()).isEqualTo(Grade.SEEN_GOOD);
  }

  @Test
  void a_service_that_is_not_well_afterwards_goes_back_to_what_ran_before() {
    deploys(0, "", false);
    var ran = desk.run(COMMAND);
    assertThat(ran.code()).as(ran.out() + ran.err()).isEqualTo(4);
    assertThat(desk.shop.running).contains("v2");
    assertThat(ran.out())
        .contains("it printed nothing", "FAILED_SAFE  shop: the service is not well after it;");
    assertThat(Ledger.of(desk.journal.ledger("shop")).byNumber(3).orElseThrow().quarantined())
        .isPresent();
  }

  @Test
  void a_command_that_fails_goes_back_even_from_a_service_that_looks_well() {
    deploys(1, "migration failed\n", true);
    var ran = desk.run(COMMAND);
    assertThat(ran.code()).isEqualTo(4);
    assertThat(desk.shop.running).contains("v2");
    assertThat(ran.out()).contains("| migration failed", "the command failed: back to tag:");
  }

  @Test
  void a_command_that_fails_before_it_changed_anything_needs_no_way_back() {
    desk.host.answer("./deploy.sh", ScriptedHost.exited(1, "", "no such tag"));
    var ran = desk.run(COMMAND);
    assertThat(ran.code()).isEqualTo(4);
    assertThat(ran.out()).contains("what ran before still runs, and is well");
    assertThat(desk.shop.done).containsExactly("backup");
  }

  @Test
  void a_way_back_that_changed_nothing_has_not_left_the_service_as_it_was() {
    deploys(0, "", false);
    desk.host.answer(
        "./deploy.sh",
        _ -> {
          desk.shop.running = Optional.of("v3");
          desk.shop.bad("web", "503");
          desk.shop.refuses("the disk is full");
          return ScriptedHost.exited(0, "", "");
        });
    var ran = desk.run(COMMAND + " x");
    assertThat(ran.code()).isEqualTo(5);
    assertThat(outcomes().getLast()).isEqualTo(Outcome.FAILED_SAFE);
    assertThat(ran.out()).contains("and the way back failed", "ripcord rollback shop tag:");
  }

  @Test
  void it_is_not_begun_on_a_service_that_is_not_well_or_that_could_not_go_back() {
    deploys(0, "", true);
    desk.shop.bad("web", "503");
    desk.shop.missing.put("v2", "its image is gone");
    var ran = desk.run(COMMAND);
    assertThat(ran.code()).isEqualTo(3);
    assertThat(ran.out())
        .contains("its checks are not all good", "there is no way back", "its image is gone");
    assertThat(desk.host.acts()).isEmpty();

    desk.shop.checks.clear();
    assertThat(desk.run(COMMAND.replace("--settle", "--anyway --settle")).code()).isZero();
  }

  @Test
  void it_is_not_begun_on_a_full_disk() {
    deploys(0, "", true);
    desk.host.answer("df", ScriptedHost.exited(0, df(97), ""));
    var ran = desk.run(COMMAND);
    assertThat(ran.code()).isEqualTo(3);
    assertThat(ran.out()).contains("disk: / has used 97%");
  }

  @Test
  void where_nobody_can_tell_whether_it_is_well_nothing_is_put_back() {
    desk.host.answer(
        "./deploy.sh",
        _ -> {
          desk.shop.running = Optional.of("v3");
          desk.shop.checks.put("web", dev.ripcord.check.Finding.unknown("the network is down"));
          return ScriptedHost.exited(0, "", "");
        });
    var ran = desk.run(COMMAND);
    assertThat(ran.code()).isEqualTo(8);
    assertThat(desk.shop.running).contains("v3");
    assertThat(ran.out()).contains("nobody can tell", "ripcord rollback shop tag:pre-deploy-");
  }

  @Test
  void ctrl_c_during_the_command_goes_no_further_and_says_how_to_go_back() {
    desk.host.answer(
        "./deploy.sh",
        _ -> {
          desk.signal("INT");
          desk.shop.running = Optional.of("v3");
          return ScriptedHost.exited(0, "half of it", "");
        });
    var ran = desk.run(COMMAND);
    assertThat(ran.code()).isEqualTo(9);
    assertThat(desk.shop.running).contains("v3");
    assertThat(ran.out()).contains("stopped after the command", "ripcord rollback shop tag:");
  }

  @Test
  void a_secret_among_its_arguments_is_refused_and_one_in_its_output_is_hidden() {
    deploys(0, "DB_PASSWORD=hunter22\n", true);
    var told = desk.run("deploy run shop -- ./deploy.sh --api-token abc123");
    assertThat(told.code()).isEqualTo(2);
    assertThat(told.err()).contains("environment").doesNotContain("abc123");
    assertThat(desk.run(COMMAND).out()).contains("DB_PASSWORD=***").doesNotContain("hunter22");
  }

  @Test
  void options_after_the_dashes_are_the_commands_own_and_its_words_are_no_template() {
    deploys(0, "", true);
    assertThat(desk.run("deploy run shop -- ./deploy.sh --watch ${release.tag} --json").code())
        .isZero();
    assertThat(desk.host.actLines()).containsExactly("./deploy.sh --watch ${release.tag} --json");
  }

  @Test
  void for_a_service_on_far_hosts_the_command_runs_once_and_here() {
    desk.catalog =
        Shop.CATALOG.replaceFirst(
            "    target: \\{ shop: \\{} }\n",
            "    hosts: [ 'ssh://pi@one', 'ssh://pi@two' ]\n    target: { shop: {} }\n");
    deploys(0, "", true);
    var ran = desk.run(COMMAND);
    assertThat(ran.code()).as(ran.out() + ran.err()).isZero();
    assertThat(desk.host.actLines()).containsExactly("./deploy.sh v3");
    var run = desk.journal.runs(Optional.of("shop"), 9).get(1).id();
    assertThat(desk.run("show " + run + " --json").out()).contains("\"host\": \"local\"");
  }

  @Test
  void nothing_is_deployed_after_a_preparation_that_failed() {
    deploys(0, "", true);
    desk.shop.refuses("the backup's disk is full");
    var ran = desk.run("deploy run shop --json -- ./deploy.sh");
    assertThat(ran.code()).isEqualTo(4);
    assertThat(ran.out()).contains("the preparation failed, and nothing was deployed");
    assertThat(desk.host.acts()).isEmpty();
  }

  @Test
  void a_program_gets_one_document_with_every_run() {
    deploys(0, "started\n", true);
    var ran = desk.run("deploy run shop --json -- ./deploy.sh");
    assertThat(ran.code()).isZero();
    assertThat(ran.out())
        .contains("\"what\": \"preparation\"", "\"what\": \"proof\"", "\"exitCode\": 0");
    assertThat(ran.out().indexOf("\n{\n")).as("one document").isNegative();
  }
}
