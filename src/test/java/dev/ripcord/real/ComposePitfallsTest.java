package dev.ripcord.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.clock.Clock;
import dev.ripcord.journal.Outcome;
import dev.ripcord.real.RealDocker.Generation;
import dev.ripcord.target.Acting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What the Docker lines of the runbooks claim on a real Docker, and what a run makes of the same in
 * the same place.
 */
@Needs(Part.DOCKER)
class ComposePitfallsTest {
  private static final String SHOP = "registry.test/shop:latest";
  private static final String DIES = "sleep 0.3; exit 3";
  private static final String FILE =
      """
      version: "3.7"
      services:
        app:
          image: IMAGE
          network_mode: host
          restart: "POLICY"
      """;
  @TempDir static Path shared;
  private static RealDocker docker;
  private static String good;
  private static String bad;

  @TempDir Path folder;
  private Path project;
  private Following following;

  @BeforeAll
  static void start() throws IOException {
    docker = RealDocker.start(Files.createDirectory(shared.resolve("docker")));
    good = docker.image("registry.test/shop:good", "1");
    bad = docker.image("registry.test/shop:bad", "2");
    docker.image("registry.test/shop:dies", "3", DIES);
  }

  @AfterAll
  static void close() {
    docker.close();
  }

  @BeforeEach
  void set() throws IOException {
    project = Files.createDirectory(folder.resolve("shop"));
    following = new Following(Acting.local(folder), Clock.system());
    docker.docker("tag", bad, SHOP).text();
    file("docker-compose.yml", SHOP, "no");
  }

  @AfterEach
  void clear() {
    for (var each : docker.docker("ps", "-aq").out().lines().toList()) {
      docker.docker("rm", "-f", each);
    }
  }

  private void file(String name, String image, String policy) throws IOException {
    Files.writeString(
        project.resolve(name), FILE.replace("IMAGE", image).replace("POLICY", policy));
  }

  private Ran compose(Generation which, String... words) {
    return docker.compose(which, project, words);
  }

  private String step(Generation which, String what) {
    return "compose: { "
        + what
        + ", directory: "
        + project
        + ", docker-host: '"
        + docker.host()
        + "', bin: "
        + which.bin()
        + ", settle: 1s }";
  }

  private static String app(Generation which) {
    return which == Generation.FIRST ? "shop_app_1" : "shop-app-1";
  }

  private static String back(String image) {
    return "up: app, retag: true, image: '" + image + "'";
  }

  private static String status(Generation which) {
    return docker.docker("inspect", "-f", "{{.State.Status}}", app(which)).out().strip();
  }

  /**
   * {@code up -d} with the old image pinned in a second file (the usual advice): the next plain
   * {@code up -d} ends with 0 and has the bad release back. After a run it changes nothing.
   */
  @ParameterizedTest
  @EnumSource
  void a_plain_up_after_a_pin_in_another_file_brings_the_bad_release_back(Generation which)
      throws IOException {
    compose(which, "up", "-d").text();
    file("pin.yml", good, "no");
    compose(which, "-f", "docker-compose.yml", "-f", "pin.yml", "up", "-d").text();
    assertThat(docker.runs(app(which))).isEqualTo(good);
    assertThat(compose(which, "up", "-d").exit()).isZero();
    assertThat(docker.runs(app(which))).isEqualTo(bad);

    assertThat(following.run(step(which, back(good))).outcome()).isEqualTo(Outcome.RECOVERED);
    assertThat(docker.runs(app(which))).isEqualTo(good);
    assertThat(compose(which, "up", "-d").exit()).isZero();
    assertThat(compose(which, "-f", "docker-compose.yml", "up", "-d").exit()).isZero();
    assertThat(docker.runs(app(which))).as("also with -f").isEqualTo(good);
  }

  /** {@code up -d} (Sermon Uploader, Lavalink): it returns before anything is ready, with 0. */
  @ParameterizedTest
  @EnumSource
  void an_up_that_ended_well_leaves_a_crash_loop_and_a_run_finds_it(Generation which)
      throws IOException {
    file("docker-compose.yml", "registry.test/shop:dies", "always");
    assertThat(compose(which, "up", "-d").exit()).isZero();
    assertThat(compose(which, "ps").exit()).isZero();
    Eventually.holds(
        "it was started again",
        () ->
            !docker.docker("inspect", "-f", "{{.RestartCount}}", app(which)).out().startsWith("0"));
    docker.docker("rm", "-f", app(which)).text();

    var finished = following.run(step(which, "start: app"));
    assertThat(finished.outcome()).isEqualTo(Outcome.FAILED_DIRTY);
    assertThat(finished.said()).contains("crash loop", "automatic restarts: 2");
  }

  /** {@code up -d --wait}: a one-shot that did its work makes it fail, with everything well. */
  @Test
  void waiting_for_a_file_with_a_one_shot_fails_and_a_run_sees_that_all_is_well()
      throws IOException {
    var once =
        "  once:\n    image: " + SHOP + "\n    network_mode: host\n    command: [\"true\"]\n";
    Files.writeString(
        project.resolve("docker-compose.yml"),
        FILE.replace("IMAGE", SHOP).replace("POLICY", "no")
            + once.replace("[\"true\"]", "[\"sh\", \"-c\", \"exit 0\"]"));
    var ran = compose(Generation.SECOND, "up", "-d", "--wait");
    assertThat(ran.exit()).isNotZero();
    assertThat(status(Generation.SECOND)).isEqualTo("running");

    var finished = following.run(step(Generation.SECOND, "start: '*'"));
    assertThat(finished.outcome()).isEqualTo(Outcome.RECOVERED);
  }

  /** {@code down}, then {@code up} with the other file (Lavalink): the old stack is gone first. */
  @ParameterizedTest
  @EnumSource
  void the_old_stack_is_gone_before_the_other_image_is_missed_and_a_run_looks_first(
      Generation which) throws IOException {
    file("java.yml", "registry.test/java:gone", "no");
    compose(which, "up", "-d").text();
    compose(which, "down").text();
    assertThat(compose(which, "-f", "java.yml", "up", "-d", "--no-build").exit()).isNotZero();
    assertThat(compose(which, "ps").exit()).as("the runbook's next line").isZero();
    assertThat(status(which)).isEmpty();

    compose(which, "up", "-d").text();
    var finished = following.run(step(which, "up: app, file: java.yml"));
    assertThat(finished.outcome()).isEqualTo(Outcome.FAILED_SAFE);
    assertThat(finished.said()).contains("registry.test/java:gone", "nothing was changed");
    assertThat(status(which)).isEqualTo("running");
  }

  /** {@code docker system prune -af} (Sermon Uploader): it removes the image to go back to. */
  @Test
  void a_prune_ends_well_and_takes_the_way_back_and_a_run_says_so_before_it_stops_anything() {
    var doomed = docker.image("registry.test/shop:doomed", "4");
    compose(Generation.SECOND, "up", "-d").text();
    assertThat(docker.docker("image", "rm", "registry.test/shop:doomed").exit()).isZero();

    var finished = following.run(step(Generation.SECOND, back(doomed)));
    assertThat(finished.outcome()).isEqualTo(Outcome.FAILED_SAFE);
    assertThat(finished.said()).contains("is not on this host", "nothing was changed");
    assertThat(docker.runs(app(Generation.SECOND))).isEqualTo(bad);
  }

  /** {@code restart} after an edit of .env: it ends with 0, and nothing is taken up. */
  @Test
  void a_restart_takes_up_no_change_of_the_env_file_and_an_up_does() throws IOException {
    file("docker-compose.yml", "registry.test/shop:${TAG}", "no");
    Files.writeString(project.resolve(".env"), "TAG=bad\n");
    compose(Generation.SECOND, "up", "-d").text();
    Files.writeString(project.resolve(".env"), "TAG=good\n");
    assertThat(compose(Generation.SECOND, "restart").exit()).isZero();
    assertThat(docker.runs(app(Generation.SECOND))).isEqualTo(bad);

    var finished = following.run(step(Generation.SECOND, "up: app, image: '" + good + "'"));
    assertThat(finished.outcome()).isEqualTo(Outcome.RECOVERED);
    assertThat(docker.runs(app(Generation.SECOND))).isEqualTo(good);
  }

  /** {@code stop} of a service with {@code restart: always}: Docker's next start has it back. */
  @Test
  void a_stopped_container_returns_with_docker_and_one_that_a_run_stopped_does_not()
      throws IOException {
    var which = Generation.SECOND;
    file("docker-compose.yml", SHOP, "always");
    compose(which, "up", "-d").text();
    assertThat(compose(which, "stop").exit()).isZero();
    docker.restart();
    Eventually.holds("it is back", () -> status(which).equals("running"));

    assertThat(following.run(step(which, "stop: app")).outcome()).isEqualTo(Outcome.RECOVERED);
    docker.restart();
    assertThat(status(which)).isEqualTo("exited");
    assertThat(following.run(step(which, "start: app")).outcome()).isEqualTo(Outcome.RECOVERED);
    assertThat(
            docker.docker("inspect", "-f", "{{.HostConfig.RestartPolicy.Name}}", app(which)).text())
        .isEqualTo("always");
  }
}
