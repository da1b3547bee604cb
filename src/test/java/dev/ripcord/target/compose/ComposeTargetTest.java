package dev.ripcord.target.compose;

import static dev.ripcord.target.compose.Recorded.STACK;
import static dev.ripcord.target.compose.Recorded.V1;
import static dev.ripcord.target.compose.Recorded.V2;
import static dev.ripcord.target.compose.Recorded.V3;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.catalog.Nodes;
import dev.ripcord.catalog.YamlReader;
import dev.ripcord.check.Finding;
import dev.ripcord.host.ScriptedHost;
import dev.ripcord.release.Artefact;
import dev.ripcord.release.Grade;
import dev.ripcord.release.Readiness;
import dev.ripcord.release.Release;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is there to go back to, what is in the way, and which steps bring it back. */
class ComposeTargetTest {
  private static final String LATEST = "registry.test/shop:latest";
  private static final String DIGEST = "sha256:" + "ab12".repeat(16);
  private final Recorded recorded =
      new Recorded()
          .image(
              V1, "2026-11-01T00:00:00Z", "registry.test/shop@" + DIGEST, "registry.test/shop:v1")
          .image(V2, "2026-11-02T00:00:00Z", "", LATEST, "registry.test/shop:v2")
          .image(V3, "2026-11-03T00:00:00Z", "", "registry.test/shop:v3")
          .image("sha256:0", "2026-11-01T00:00:00Z", "", "registry.test/other:v1");

  private static ComposeTarget target(String more) {
    return ComposeTarget.shape().readOrThrow(YamlReader.read("{ " + STACK + more + " }", "test"));
  }

  private static Release release(String identity, Map<String, String> selectors) {
    return new Release(1, identity, selectors, Instant.EPOCH, Grade.KNOWN, Optional.empty());
  }

  private String obstacle(ComposeTarget target, Release release) {
    return target.ready(recorded.acting().sight(), release)
            instanceof Readiness.NotUsable(String why)
        ? why
        : "";
  }

  @Test
  void the_release_is_the_image_that_really_runs() {
    recorded.container("image=" + V1);
    var seen = target("").observe(recorded.acting().sight());
    assertThat(seen.identity()).contains("image:" + V1);
    assertThat(seen.said()).contains("17b787e217b7 (" + LATEST + ")");
    assertThat(recorded.nothing().container("status=exited").seen().running()).isFalse();
  }

  @Test
  void images_of_the_repository_that_are_not_newer_than_what_runs_are_releases() {
    recorded.container();
    assertThat(target("").artefacts(recorded.acting().sight()))
        .containsExactly(
            new Artefact(
                "image:" + V1,
                Map.of("tag", "v1", "digest", DIGEST),
                Optional.of(Instant.parse("2026-11-01T00:00:00Z"))),
            new Artefact(
                "image:" + V2,
                Map.of("tag", "v2"),
                Optional.of(Instant.parse("2026-11-02T00:00:00Z"))));
  }

  @Test
  void a_newer_image_counts_when_a_container_was_made_from_it() {
    recorded.container().container("id=7b84d6fe1c9b", "image=" + V3, "status=exited");
    assertThat(target("").artefacts(recorded.acting().sight()))
        .extracting(Artefact::identity)
        .containsExactly("image:" + V1, "image:" + V2, "image:" + V3);
  }

  @Test
  void a_release_is_not_usable_when_its_image_is_pruned_the_file_broken_or_docker_silent() {
    recorded.container();
    var pruned = release("image:sha256:77", Map.of("digest", DIGEST));
    assertThat(obstacle(target(""), pruned)).contains("pruned", "docker pull NAME@" + DIGEST);
    assertThat(obstacle(target(""), release("image:sha256:77", Map.of()))).contains("new build");
    var good = release("image:" + V1, Map.of());
    assertThat(obstacle(target(""), good)).isEmpty();
    recorded.host.answer("docker compose config", ScriptedHost.exited(1, "", "no such key: x"));
    assertThat(obstacle(target(""), good)).contains("is refused", "no such key");
    recorded.host.answer("docker image ls", ScriptedHost.exited(1, "", "Cannot connect"));
    assertThat(obstacle(target(""), good)).contains("Docker cannot be asked");
  }

  @Test
  void the_first_generation_is_not_let_loose_on_a_docker_that_it_breaks_on() {
    recorded
        .container()
        .host
        .answer("docker compose version", ScriptedHost.exited(1, "", "unknown"))
        .answer("docker-compose version", "1.29.2\n")
        .answer("docker-compose config", Recorded.CONFIG)
        .answer("docker version", "28.2.2\n");
    assertThat(obstacle(target(""), release("image:" + V1, Map.of()))).contains("ContainerConfig");
    recorded.host.answer("docker version", "20.10.24+dfsg1\n");
    assertThat(obstacle(target(""), release("image:" + V1, Map.of()))).isEmpty();
  }

  @Test
  void a_pin_is_a_variable_in_the_env_file_and_needs_what_the_release_has() {
    recorded.container();
    var pinned = target(", pin: { TAG: '${release.tag}' }");
    assertThat(obstacle(pinned, release("image:" + V1, Map.of()))).contains("needs its tag");
    var release = release("image:" + V1, Map.of("tag", "v1"));
    assertThat(obstacle(pinned, release)).isEmpty();
    var steps = pinned.bringBack(release);
    assertThat(steps)
        .extracting(each -> each.change().kind())
        .containsExactly("env-file", "compose");
    assertThat(Nodes.json(steps.getFirst().change().config()))
        .contains("/srv/shop/.env", "\"TAG\": \"v1\"");
    assertThat(Nodes.json(steps.getLast().change().config())).contains(V1).doesNotContain("retag");
  }

  @Test
  void without_a_service_it_has_no_releases_and_can_be_a_variant() {
    recorded.container("files=/srv/shop/java.yml");
    var whole = ComposeTarget.shape();
    var java = whole.readOrThrow(YamlReader.read("{ directory: /srv/shop, file: java.yml }", "t"));
    var rust = whole.readOrThrow(YamlReader.read("{ directory: /srv/shop, file: rust.yml }", "t"));
    var sight = recorded.acting().sight();
    assertThat(java.observe(sight).identity()).isPresent();
    assertThat(rust.observe(sight).identity()).isEmpty();
    assertThat(rust.observe(sight).unseen()).isFalse();
    assertThat(java.artefacts(sight)).isEmpty();
    assertThat(obstacle(java, release("image:" + V1, Map.of()))).contains("'service:'");
  }

  @Test
  void a_variant_is_installed_when_its_file_is_valid_and_its_images_are_there() {
    var sight = recorded.acting().sight();
    assertThat(target("").installed(sight)).isInstanceOf(Readiness.Usable.class);
    recorded.host.answer(
        "docker compose config", Recorded.CONFIG.replace("shop:latest", "shop:v9"));
    assertThat(target("").installed(sight))
        .isInstanceOfSatisfying(
            Readiness.NotUsable.class,
            each -> assertThat(each.why()).contains("registry.test/shop:v9", "not on this host"));
  }

  @Test
  void the_log_is_asked_of_whichever_compose_is_there() {
    assertThat(target("").logs(10, true).orElseThrow().argv())
        .startsWith("sh", "-c")
        .endsWith("compose", "logs", "--no-color", "--tail=10", "-f", "app");
    assertThat(target(", bin: docker-compose").logs(10, false).orElseThrow().argv())
        .startsWith("sh", "-c")
        .endsWith("docker-compose", "logs", "--no-color", "--tail=10", "app");
    assertThat(target("").timedLogs(Optional.empty(), 10).orElseThrow().argv())
        .endsWith("logs", "--no-color", "--tail=10", "--timestamps", "app");
  }

  @Test
  void containers_of_two_projects_in_one_folder_are_not_mixed() {
    recorded.container().container("id=7b84d6fe1c9b", "project=old");
    var seen = target("").observe(recorded.acting().sight());
    assertThat(seen.unseen()).isTrue();
    assertThat(seen.said()).contains("old, shop", "'project:'");
    assertThat(target(", project: shop").observe(recorded.acting().sight()).identity()).isPresent();
  }

  private Finding check(String text) {
    return recorded.acting().check("container: " + text);
  }

  @Test
  void a_container_is_asked_about_by_name_or_by_service() {
    recorded.container();
    assertThat(check("shop-app-1").isGood()).isTrue();
    assertThat(check("{ " + STACK + " }").isGood()).isTrue();
    assertThat(check("{ name: shop-app-1, state: stopped }").state()).isEqualTo(Finding.State.BAD);
    recorded.host.answer(
        "docker inspect", ScriptedHost.exited(1, "\n", "Error: No such container: x"));
    assertThat(check("shop-app-1").state()).isEqualTo(Finding.State.BAD);
    recorded.host.answer(
        "docker inspect", ScriptedHost.exited(1, "", "Cannot connect to the Docker"));
    assertThat(check("shop-app-1").state()).isEqualTo(Finding.State.UNKNOWN);
  }

  @Test
  void health_restarts_and_memory_are_faults_of_a_container_that_runs() {
    recorded.container("health=unhealthy");
    assertThat(check("shop-app-1").said()).startsWith("its health check fails");
    assertThat(check("{ name: shop-app-1, health: false }").isGood()).isTrue();
    recorded.nothing().container("restarts=4", "oom=true");
    assertThat(check("shop-app-1").said()).startsWith("it was killed for want of memory");
    assertThat(check("{ name: shop-app-1, oom: true, restarts: 3 }").said())
        .startsWith("Docker started it again 4 times");
    assertThat(check("{ name: shop-app-1, oom: true, restarts: 4 }").isGood()).isTrue();
  }
}
