package dev.ripcord.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.catalog.Secrets;
import dev.ripcord.catalog.YamlReader;
import dev.ripcord.check.Finding;
import dev.ripcord.check.Finding.State;
import dev.ripcord.check.Sight;
import dev.ripcord.clock.Clock;
import dev.ripcord.target.Acting;
import dev.ripcord.target.compose.ComposeDriver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to containers of a real Docker is counted, also between two looks. */
@Needs(Part.DOCKER)
class ContainerProbeTest {
  private static final String RUNS = "registry.test/shop:runs";
  @TempDir static Path folder;
  private static RealDocker docker;

  @BeforeAll
  static void start() throws IOException {
    docker = RealDocker.start(Files.createDirectory(folder.resolve("docker")));
    docker.image(RUNS, "1");
    docker.image("registry.test/shop:dies", "2", "sleep 0.1; exit 3");
    docker.image("registry.test/shop:grows", "3", "a=xxxxxxxx; while :; do a=$a$a; done");
  }

  @AfterAll
  static void close() {
    docker.close();
  }

  @AfterEach
  void clear() {
    docker.docker("rm", "-f", "app");
  }

  @Test
  void restarts_that_docker_does_not_count_are_counted_each_once() {
    run(RUNS);
    for (var i = 0; i < 4; i++) {
      docker.docker("restart", "-t", "0", "app").text();
    }
    assertThat(docker.docker("inspect", "-f", "{{.RestartCount}}", "app").text()).isEqualTo("0");

    Eventually.holds("Docker tells of the last second", () -> look().marks().size() == 5);
    var first = look().marks();
    assertThat(first).allMatch(each -> each.id().startsWith("start "));
    assertThat(look().marks()).hasSize(5).allMatch(each -> first.stream().anyMatch(each::same));
  }

  @Test
  void starts_of_a_crash_loop_are_seen_and_how_it_ended_is_a_number() {
    run("registry.test/shop:dies", "--restart", "on-failure:3");
    Eventually.holds("it was given up", () -> status().equals("exited"));

    Eventually.holds("Docker tells of the last second", () -> look().marks().size() == 4);
    var seen = look();
    assertThat(seen.numbers()).containsEntry("exit", 3.0);
    assertThat(seen.state()).isEqualTo(State.BAD);
  }

  @Test
  void a_kill_for_want_of_memory_is_told_from_other_ends() {
    run("registry.test/shop:grows", "--memory", "16m", "--memory-swap", "16m");
    Eventually.holds("it is killed", () -> status().equals("exited"));

    Eventually.holds(
        "Docker tells of it",
        () -> look().marks().stream().anyMatch(each -> each.id().startsWith("oom ")));
    var seen = look();
    assertThat(seen.state()).isEqualTo(State.BAD);
    assertThat(seen.numbers()).containsEntry("exit", 137.0);
  }

  @Test
  void a_docker_that_hangs_has_a_process_and_gives_no_answer() throws IOException {
    var pid = Files.readString(folder.resolve("docker/pid")).strip();
    assertThat(ask("docker", "timeout: 5s").isGood()).isTrue();
    signal("STOP", pid);
    try {
      assertThat(ProcessHandle.of(Long.parseLong(pid)).orElseThrow().isAlive()).isTrue();
      var seen = ask("docker", "timeout: 1s");
      assertThat(seen.state()).isEqualTo(State.BAD);
      assertThat(seen.said()).contains("the daemon hangs");
    } finally {
      signal("CONT", pid);
    }
  }

  @Test
  void a_docker_that_is_not_there_is_bad() {
    var none = "{ docker-host: 'unix://" + folder.resolve("none") + "' }";
    assertThat(look("docker", none).state()).isEqualTo(State.BAD);
  }

  private static void signal(String name, String pid) {
    Background.start(List.of("kill", "-" + name, pid), "").await(Duration.ofSeconds(5)).text();
  }

  private static void run(String image, String... options) {
    var words = new java.util.ArrayList<>(List.of("run", "-d", "--network", "host"));
    words.addAll(List.of("--name", "app"));
    words.addAll(List.of(options));
    words.add(image);
    docker.docker(words.toArray(String[]::new)).text();
  }

  private static String status() {
    return docker.docker("inspect", "-f", "{{.State.Status}}", "app").text();
  }

  private Finding look() {
    return ask("container", "name: app");
  }

  private Finding ask(String kind, String yaml) {
    return look(kind, "{ " + yaml + ", docker-host: '" + docker.host() + "' }");
  }

  private static Finding look(String kind, String yaml) {
    var shape = Optional.ofNullable(new ComposeDriver().checks().get(kind)).orElseThrow();
    var sight =
        new Sight(Acting.local(folder), Clock.system(), new Secrets(_ -> ""), Instant.EPOCH);
    return shape.readOrThrow(YamlReader.read(yaml, "test")).look(sight);
  }
}
