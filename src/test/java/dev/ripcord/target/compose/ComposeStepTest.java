package dev.ripcord.target.compose;

import static dev.ripcord.target.compose.Recorded.STACK;
import static dev.ripcord.target.compose.Recorded.V1;
import static dev.ripcord.target.compose.Recorded.V2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ripcord.catalog.Nodes;
import dev.ripcord.host.ScriptedHost;
import dev.ripcord.step.Look;
import dev.ripcord.step.StepResult;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is done with Docker, and what is looked at before. */
class ComposeStepTest {
  private static final String LATEST = "registry.test/shop:latest";
  private static final String UP =
      "compose: { up: app, image: '" + V1 + "', retag: true, directory: /srv/shop }";
  private final Recorded recorded =
      new Recorded()
          .image(V1, "2026-11-01T00:00:00Z", "", "registry.test/shop:v1")
          .image(V2, "2026-11-02T00:00:00Z", "", LATEST);

  private StepResult act(String yaml) {
    var acting = recorded.acting();
    var step = acting.step(yaml);
    return step.act(acting.stage(), step.look(acting.sight()));
  }

  private List<String> acts() {
    return recorded.host.actLines();
  }

  @Test
  void an_image_gets_the_name_that_the_file_asks_for_and_nothing_else_is_touched() {
    recorded.container();
    assertThat(act(UP)).isInstanceOf(StepResult.Done.class);
    assertThat(acts())
        .containsExactly(
            "docker tag " + V1 + " " + LATEST,
            "docker compose up -d --no-build --pull never --no-deps app");
  }

  @Test
  void the_first_generation_is_called_by_its_own_name_and_has_no_pull() {
    recorded
        .container()
        .host
        .answer("docker compose version", ScriptedHost.exited(125, "", "unknown flag: --short"))
        .answer("docker-compose version", "1.29.2\n")
        .answer("docker-compose config", Recorded.CONFIG)
        .answer("docker-compose up", "");
    act(UP);
    assertThat(acts()).last().isEqualTo("docker-compose up -d --no-build --no-deps app");
  }

  @Test
  void as_many_containers_run_afterwards_as_before() {
    recorded.container().container("id=7b84d6fe1c9b");
    act(UP);
    assertThat(acts()).last().asString().endsWith("--no-deps --scale app=2 app");
  }

  @Test
  void a_broken_configuration_is_found_before_anything_is_done() {
    recorded
        .container()
        .host
        .answer("docker compose config", ScriptedHost.exited(15, "", "yaml: line 3: mapping"));
    assertThat(act(UP))
        .isInstanceOfSatisfying(
            StepResult.NotStarted.class,
            each -> assertThat(each.said()).contains("line 3", "nothing was changed"));
    assertThat(acts()).isEmpty();
  }

  @Test
  void an_image_that_is_gone_is_found_before_anything_is_done() {
    recorded.container();
    var gone = UP.replace(V1, Recorded.V3);
    assertThat(act(gone))
        .isInstanceOfSatisfying(
            StepResult.NotStarted.class,
            each -> assertThat(each.said()).contains("is not on this host", "nothing was changed"));
    assertThat(acts()).isEmpty();
  }

  @Test
  void a_pin_that_does_not_lead_to_the_image_is_found_before_anything_is_stopped() {
    recorded.container();
    assertThat(act(UP.replace("retag: true, ", "")))
        .isInstanceOfSatisfying(
            StepResult.NotStarted.class,
            each -> assertThat(each.said()).contains("the file asks for " + LATEST));
    assertThat(acts()).isEmpty();
  }

  @Test
  void a_file_that_fixes_the_image_is_not_contradicted() {
    recorded
        .container()
        .host
        .answer("docker compose config", Recorded.CONFIG.replace(":latest", "@" + V2));
    assertThat(act(UP))
        .isInstanceOfSatisfying(
            StepResult.NotStarted.class, each -> assertThat(each.said()).contains("'pin:'"));
  }

  @Test
  void an_up_that_did_nothing_puts_the_name_back() {
    recorded.container().host.answer("docker compose up", ScriptedHost.exited(1, "", "no space"));
    assertThat(act(UP))
        .isInstanceOfSatisfying(
            StepResult.NotStarted.class,
            each -> assertThat(each.said()).contains("no space", "as they were"));
    assertThat(acts()).last().isEqualTo("docker tag " + V2 + " " + LATEST);
  }

  @Test
  void a_start_makes_nothing_anew_and_gives_the_restart_policy_back() {
    recorded.container("status=exited", "policy=no");
    act("compose: { start: app, directory: /srv/shop }");
    assertThat(acts())
        .containsExactly(
            "docker update --restart=always 98422db8020fa5a9a8e6",
            "docker compose up -d --no-build --pull never --no-recreate app");
  }

  @Test
  void a_start_does_not_take_the_container_of_another_file_for_its_own() {
    recorded.container("status=exited", "files=/srv/shop/rust.yml");
    act("compose: { start: app, directory: /srv/shop, file: java.yml }");
    assertThat(acts()).isEmpty();
    recorded.host.answer("docker compose -f java.yml config", Recorded.CONFIG);
    recorded.host.answer("docker compose -f java.yml up", "");
    act("compose: { start: app, directory: /srv/shop, file: java.yml }");
    assertThat(acts())
        .containsExactly("docker compose -f java.yml up -d --no-build --pull never app");
  }

  @Test
  void a_stop_needs_no_valid_file_and_lasts_over_a_restart_of_docker() {
    recorded.container().host.answer("docker compose config", ScriptedHost.exited(1, "", "broken"));
    act("compose: { stop: app, kill-after: 1500ms, directory: /srv/shop }");
    assertThat(acts())
        .containsExactly(
            "docker update --restart=no 98422db8020fa5a9a8e6",
            "docker stop -t 2 98422db8020fa5a9a8e6");
  }

  @Test
  void a_whole_file_is_stopped_in_its_own_order() {
    recorded.container("policy=no");
    act("compose: { stop: '*', directory: /srv/shop }");
    assertThat(acts()).containsExactly("docker compose stop");
  }

  @Test
  void the_undo_of_an_image_is_the_image_before() {
    var step = recorded.acting().step(UP);
    assertThat(step.undo(Recorded.view().look()).map(each -> Nodes.json(each.config())))
        .hasValueSatisfying(each -> assertThat(each).contains("\"up\"", V2, "\"retag\""));
    assertThat(step.undo(Recorded.view("status=exited").look()))
        .hasValueSatisfying(each -> assertThat(Nodes.json(each.config())).contains("\"stop\""));
    assertThat(step.undo(new Look(java.util.Map.of("unseen", "why"), ""))).isEmpty();
  }

  @Test
  void variables_that_nobody_sets_and_a_policy_to_pull_are_told_beforehand() {
    var warning =
        "time=\"2026\" level=warning msg=\"The \\\"TAG\\\" variable is not set. Defaulting\"";
    var config = Recorded.CONFIG.replace("restart: always", "pull_policy: always");
    recorded
        .container()
        .host
        .answer("docker compose config", ScriptedHost.exited(0, config, warning));
    var acting = recorded.acting();
    var step = acting.step(UP);
    assertThat(step.preview(acting.sight(), step.look(acting.sight())))
        .anySatisfy(each -> assertThat(each).contains("c859be71c859 -> 17b787e217b7"))
        .anySatisfy(each -> assertThat(each).contains("set nowhere", "TAG"))
        .anySatisfy(each -> assertThat(each).contains("pull_policy of app"))
        .noneSatisfy(each -> assertThat(each).contains("hunter2"));
  }

  @Test
  void a_step_with_two_verbs_or_none_is_refused() {
    for (var each :
        List.of(
            "compose: { " + STACK.replace("service", "up") + ", stop: app }",
            "compose: { directory: /srv/shop }",
            "compose: { stop: app, directory: /srv/shop, image: '" + V1 + "' }",
            "compose: { up: '*', directory: /srv/shop, image: '" + V1 + "' }",
            "compose: { up: app, directory: /srv/shop, retag: true }",
            "compose: { up: app, directory: /srv, file: shop/docker-compose.yml }")) {
      assertThatThrownBy(() -> recorded.acting().step(each)).isInstanceOf(RuntimeException.class);
    }
  }

  @Test
  void every_command_is_of_the_user_and_for_the_daemon_that_the_catalog_names() {
    recorded.container();
    act(UP.replace("directory:", "as: deploy, docker-host: 'unix:///run/d.sock', directory:"));
    assertThat(recorded.host.acts())
        .hasSize(2)
        .allSatisfy(each -> assertThat(each.as()).contains("deploy"))
        .allSatisfy(each ->
            assertThat(each.environment()).containsEntry("DOCKER_HOST", "unix:///run/d.sock"));
    assertThat(recorded.host.looks())
        .filteredOn(each -> each.argv().getFirst().equals("docker"))
        .isNotEmpty()
        .allSatisfy(each -> assertThat(each.as()).contains("deploy"));
  }
}
