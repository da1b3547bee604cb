package dev.ripcord.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.catalog.Service;
import dev.ripcord.catalog.Shape;
import dev.ripcord.host.ShellCheck;
import dev.ripcord.real.Needs;
import dev.ripcord.real.Part;
import dev.ripcord.real.RealDocker;
import dev.ripcord.real.RealDocker.Generation;
import dev.ripcord.release.Release;
import dev.ripcord.target.Acting;
import dev.ripcord.target.Carrying;
import dev.ripcord.target.Carrying.Carried;
import dev.ripcord.target.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a script does to a service that is released by image, on a real Docker. */
@Needs(Part.DOCKER)
class ComposeScriptTest {
  private static final String LATEST = "registry.test/shop:latest";
  private static final String CATALOG =
      """
      ripcord: 1
      services:
        shop:
          target: { compose: { service: app, HOW } }
          verify: { checks: [ { container: { service: app, HOW } } ], good: 1, every: 1s, within: 10s }
          procedures:
            back: { budget: 5m, steps: [ { rollback: release } ] }
            around:
              budget: 5m
              steps:
                - compose: { stop: app, kill-after: 1s, HOW }
                - compose: { start: app, HOW }
                - compose: { restart: app, kill-after: 1s, HOW }
            gone:
              budget: 1m
              verify: [ { container: { state: stopped, strays: true, HOW } } ]
              steps: [ { compose: { stop: "*", strays: true, kill-after: 1s, HOW } } ]
      """;

  @TempDir static Path shared;
  private static RealDocker docker;
  private static String first;
  private static String second;

  @TempDir Path folder;

  @BeforeAll
  static void start() throws IOException {
    docker = RealDocker.start(Files.createDirectory(shared.resolve("docker")));
    first = docker.image("registry.test/shop:v1", "1");
    second = docker.image("registry.test/shop:v2", "2");
  }

  @AfterAll
  static void close() {
    docker.close();
  }

  @ParameterizedTest
  @EnumSource
  void it_reaches_the_state_that_ripcord_reaches_and_does_nothing_twice(Generation which)
      throws IOException {
    var shop = shop(which);
    up(which);
    var carrying = new Carrying(Exported.KINDS, Acting.local(folder));
    var target =
        Optional.<Shape<? extends Target>>ofNullable(Exported.KINDS.targets().get("compose"))
            .orElseThrow()
            .readOrThrow(shop.target().config());
    assertThat(carrying.all(target.bringBack(release(first)))).allMatch(Carried::done);
    var byRipcord = state();
    assertThat(byRipcord).contains(first).doesNotContain(second);

    up(which);
    assertThat(state()).contains(second);
    var ended = run(shop, "back", first);
    assertThat(ended.exit()).as(ended.out()).isZero();
    assertThat(ended.out()).contains("RECOVERED  all of it was done");
    assertThat(state()).isEqualTo(byRipcord);

    var again = run(shop, "back", first);
    assertThat(again.exit()).as(again.out()).isZero();
    assertThat(again.out()).contains("already there", "ALREADY_THERE");
    docker.compose(which, folder, "down", "-t", "1").text();
  }

  @Test
  void without_the_image_nothing_stops_and_a_container_that_dies_is_no_recovery()
      throws IOException {
    var shop = shop(Generation.SECOND);
    up(Generation.SECOND);
    var before = docker.docker("ps", "-q", "--no-trunc").text();
    var refused = run(shop, "back", "sha256:" + "0".repeat(64));
    assertThat(refused.exit()).as(refused.out()).isEqualTo(3);
    assertThat(refused.out()).contains("REFUSED", "no longer on this host");
    assertThat(docker.docker("ps", "-q", "--no-trunc").text()).isEqualTo(before);

    var dying = docker.image("registry.test/shop:v3", "3", "sleep 0.2; exit 1");
    var ended = run(shop, "back", dying);
    assertThat(ended.exit()).as(ended.out()).isEqualTo(5);
    assertThat(ended.out()).contains("FAILED_DIRTY", "crash loop").doesNotContain("RECOVERED");
    assertThat(docker.compose(Generation.SECOND, folder, "up", "-d", "--force-recreate").ok())
        .as("'up' alone sees nothing of it")
        .isTrue();
    docker.compose(Generation.SECOND, folder, "down", "-t", "1").text();
  }

  @Test
  void it_stops_and_starts_and_docker_starts_it_again_afterwards() throws IOException {
    var shop = shop(Generation.SECOND);
    up(Generation.SECOND);
    var before = docker.docker("inspect", "-f", "{{.State.StartedAt}}", name()).text();
    var ended = run(shop, "around", second);
    assertThat(ended.exit()).as(ended.out()).isZero();
    assertThat(ended.out().split("done: ", -1)).as(ended.out()).hasSize(4);
    assertThat(state()).contains("running", "always", second);
    assertThat(docker.docker("inspect", "-f", "{{.State.StartedAt}}", name()).text())
        .isNotEqualTo(before);
    docker.compose(Generation.SECOND, folder, "down", "-t", "1").text();
  }

  @Test
  void it_stops_what_was_started_in_the_folder_from_whichever_file() throws IOException {
    var shop = shop(Generation.SECOND);
    up(Generation.SECOND);
    Files.copy(folder.resolve("docker-compose.yml"), folder.resolve("other.yml"));
    docker.compose(Generation.SECOND, folder, "-f", "other.yml", "-p", "other", "up", "-d").text();
    var ended = run(shop, "gone", second);
    assertThat(ended.out()).contains("good ", "exited").doesNotContain("left so");
    assertThat(docker.docker("ps", "-q").out()).isBlank();
    docker.docker("container", "prune", "-f").text();
  }

  private static String name() {
    return docker.docker("ps", "-aq").text();
  }

  private static String state() {
    var format = "{{.Name}} {{.Image}} {{.State.Status}} {{.HostConfig.RestartPolicy.Name}}";
    return docker.docker("inspect", "-f", format, name()).text()
        + docker.docker("image", "inspect", "-f", " {{.Id}}", LATEST).text();
  }

  private void up(Generation which) {
    docker.docker("tag", second, LATEST).text();
    docker.compose(which, folder, "up", "-d", "-t", "1").text();
  }

  private Service shop(Generation which) throws IOException {
    Files.writeString(
        folder.resolve("docker-compose.yml"),
        """
        version: "3.7"
        services:
          app:
            image: %s
            network_mode: host
            restart: always
        """
            .formatted(LATEST));
    var how =
        "directory: %s, docker-host: '%s', bin: %s, settle: 1s"
            .formatted(folder, docker.host(), which.bin());
    return Exported.catalog(CATALOG.replace("HOW", how)).service("shop");
  }

  private static Release release(String image) {
    return Exported.release("image:" + image, Map.of());
  }

  private RunScript.Ended run(Service service, String procedure, String image) {
    var scripts = Exported.scripts(service, procedure, release(image));
    assertThat(scripts).hasSize(1);
    return new RunScript(folder).yes(scripts.getFirst());
  }

  @Test
  void shells_are_content_with_it() throws Exception {
    for (var each : List.of("back", "around")) {
      var script = Exported.scripts(shop(Generation.FIRST), each, release(first)).getFirst();
      ShellCheck.clean(Files.writeString(folder.resolve(each), script.text()));
    }
  }
}
