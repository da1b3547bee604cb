package dev.ripcord.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.app.Ask;
import dev.ripcord.app.Drivers;
import dev.ripcord.app.LogAsk;
import dev.ripcord.app.LogRead;
import dev.ripcord.app.Planning;
import dev.ripcord.app.Ripcord;
import dev.ripcord.catalog.CatalogShape;
import dev.ripcord.catalog.Secrets;
import dev.ripcord.catalog.YamlReader;
import dev.ripcord.check.Finding;
import dev.ripcord.clock.Clock;
import dev.ripcord.journal.MemoryJournal;
import dev.ripcord.journal.Outcome;
import dev.ripcord.plan.Plan;
import dev.ripcord.plan.PlannedStep;
import dev.ripcord.plan.Planner;
import dev.ripcord.plan.Rank;
import dev.ripcord.real.RealDocker.Generation;
import dev.ripcord.run.Progress;
import dev.ripcord.run.Runner;
import dev.ripcord.run.StopSwitch;
import dev.ripcord.target.Acting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What the toolkit does on a real Docker: room on its disk, made the runbook's way and ours, and
 * logs (SU-9, SU-13, SU-14).
 */
@Needs(Part.DOCKER)
class DockerToolkitTest {
  private static final String SHOP = "registry.test/shop:latest";
  private static final String CATALOG =
      """
      ripcord: 1
      services:
        shop:
          target: { compose: { directory: PROJECT, service: app, docker-host: "DAEMON", bin: BIN, settle: 100ms } }
          probes:
            app: { container: { directory: PROJECT, service: app, docker-host: "DAEMON", settle: 100ms } }
          verify: { good: 1, within: 20s }
          backup: { paths: [ PROJECT/docker-compose.yml ], to: PROJECT/backups }
          procedures:
            standard: { budget: 1m, steps: [ { rollback: release } ] }
            room:
              budget: 1m
              preparation: true
              steps: [ { prune: { images: 0s, build-cache: 0s, docker-host: "DAEMON" } } ]
        other:
          target: { compose: { directory: PROJECT, service: other, docker-host: "DAEMON", bin: BIN, settle: 100ms } }
          procedures:
            standard: { budget: 1m, steps: [ { rollback: release } ] }
      """;
  private static final String FILE =
      """
      version: "3.7"
      services:
        app:
          image: registry.test/shop:latest
          network_mode: host
        other:
          image: registry.test/other:latest
          network_mode: host
      """;

  @TempDir static Path shared;
  private static RealDocker docker;

  @TempDir Path folder;

  @BeforeAll
  static void start() throws IOException {
    docker = RealDocker.start(Files.createDirectory(shared.resolve("docker")));
  }

  @AfterAll
  static void close() {
    docker.close();
  }

  private Path project;
  private Ripcord ripcord;

  @BeforeEach
  void open() throws IOException {
    project = Files.createDirectory(folder.resolve("shop"));
    Files.writeString(project.resolve("docker-compose.yml"), FILE);
    ripcord = ripcord(Generation.SECOND);
  }

  @AfterEach
  void clear() {
    docker.docker("ps", "-aq").out().lines().forEach(each -> docker.docker("rm", "-f", each));
  }

  private Ripcord ripcord(Generation which) {
    var text =
        CATALOG
            .replace("PROJECT", project.toString())
            .replace("DAEMON", docker.host())
            .replace("BIN", which.bin());
    var kinds = Drivers.kinds();
    var catalog =
        CatalogShape.of(Planner.vocabulary(kinds)).readOrThrow(YamlReader.read(text, "test"));
    var clock = Clock.system();
    var host = Acting.local(folder);
    return new Ripcord(
        catalog,
        kinds,
        new MemoryJournal(clock),
        _ -> host,
        new NoLeases(),
        clock,
        new Secrets(_ -> ""));
  }

  /** A deployment as people do it: the name moves on, and the image before has none any more. */
  private String deployed(String service, String version) {
    var name = service.equals("app") ? SHOP : "registry.test/other:latest";
    var id = docker.image(name, version);
    docker.compose(Generation.SECOND, project, "up", "-d", service).text();
    return id;
  }

  private Outcome carried(Plan plan) throws InterruptedException {
    var ask = Ask.previous("shop", Optional.empty(), "test");
    var result = ripcord.carryOut(plan, ask, Progress.NONE, new StopSwitch());
    return ((Runner.Result.Ended) result).finished().outcome();
  }

  private List<String> running() {
    return docker.docker("ps", "--format", "{{.Names}}").out().lines().sorted().toList();
  }

  /** The runbook takes two files down, and then everything whose command line has a name in it. */
  @Test
  void an_emergency_stop_ends_whatever_was_started_in_the_folder_and_nothing_else()
      throws Exception {
    deployed("app", "1");
    deployed("other", "1");
    var file = FILE.replace("  app:", "  web:");
    Files.writeString(project.resolve("docker-compose.prod.yml"), file);
    docker
        .compose(
            Generation.SECOND,
            project,
            "-f",
            "docker-compose.prod.yml",
            "-p",
            "prod",
            "up",
            "-d",
            "web")
        .text();
    docker.compose(Generation.SECOND, project, "run", "-d", "--name", "once", "other").text();
    var elsewhere = Files.createDirectory(folder.resolve("shop2"));
    Files.writeString(elsewhere.resolve("docker-compose.yml"), FILE);
    docker.compose(Generation.SECOND, elsewhere, "up", "-d", "app").text();
    assertThat(running()).hasSize(5);

    var plan = ripcord.upkeep().emergencyStop("shop");
    assertThat(ripcord.preview(plan).getFirst().judgement().said())
        .contains("prod", "once", "shop-app-1", "shop-other-1")
        .doesNotContain("shop2");
    assertThat(plan.rank()).isEqualTo(Rank.EMERGENCY);
    assertThat(carried(plan)).isEqualTo(Outcome.RECOVERED);
    assertThat(running()).containsExactly("shop2-app-1");
    docker.docker("rm", "-f", "once", "prod-web-1");
  }

  @Test
  void a_full_restart_keeps_the_files_and_the_way_back_and_starts_it_anew() throws Exception {
    var before = deployed("app", "1");
    var now = deployed("app", "2");
    ripcord.survey("shop");
    var container = docker.docker("inspect", "-f", "{{.State.StartedAt}}", "shop-app-1").text();
    var plan = ripcord.upkeep().fullRestart("shop");
    assertThat(plan.steps().stream().map(PlannedStep::kind))
        .containsExactly("backup", "compose", "prune", "compose");
    assertThat(carried(plan)).isEqualTo(Outcome.RECOVERED);
    assertThat(docker.docker("inspect", "-f", "{{.State.StartedAt}}", "shop-app-1").text())
        .isNotEqualTo(container);
    assertThat(there(before)).isTrue();
    assertThat(there(now)).isTrue();
    assertThat(ripcord.upkeep().backups("shop", true).get("local"))
        .singleElement()
        .satisfies(each -> {
          assertThat(each.fault()).isEmpty();
          assertThat(each.label()).isEqualTo("before-restart");
          assertThat(each.told("by")).isEqualTo("test");
          assertThat(each.told("release")).contains("image:");
        });
  }

  private boolean there(String image) {
    return docker.docker("image", "inspect", image).ok();
  }

  @Test
  void what_a_release_of_any_service_needs_stays_and_a_prune_of_the_runbook_takes_it()
      throws InterruptedException {
    var before = deployed("app", "1");
    var otherBefore = deployed("other", "1");
    ripcord.survey("shop");
    ripcord.survey("other");
    var now = deployed("app", "2");
    deployed("other", "2");
    ripcord.survey("shop");
    var foreign = docker.image("registry.test/foreign:v1", "9");
    docker.image("registry.test/foreign:v2", "10");
    docker.docker("volume", "create", "sermon_data").text();

    var plan = ripcord.upkeep().preparation("shop").orElseThrow();
    assertThat(ripcord.preview(plan).getLast().changes().toString())
        .contains("removes image", "registry.test/foreign:v1", "registry.test/foreign:v2")
        .contains("frees at most", "2 for a container", "2 for a release")
        .doesNotContain("shop");
    var ask = Ask.previous("shop", Optional.empty(), "anna");
    var ended = (Runner.Result.Ended) ripcord.carryOut(plan, ask, Progress.NONE, new StopSwitch());
    assertThat(ended.finished().outcome()).isEqualTo(Outcome.RECOVERED);
    assertThat(there(foreign)).isFalse();
    assertThat(there(before)).isTrue();
    assertThat(there(otherBefore)).as("of another service").isTrue();
    assertThat(there(now)).isTrue();
    assertThat(docker.docker("volume", "ls", "-q").out()).contains("sermon_data");
    assertThat(ripcord.plan(ask)).isInstanceOf(Planning.Ready.class);

    assertThat(docker.docker("system", "prune", "-af").exit())
        .as("it says that all is well")
        .isZero();
    assertThat(there(now)).isTrue();
    assertThat(there(before)).as("the image to go back to").isFalse();
    assertThat(ripcord.plan(ask)).isInstanceOf(Planning.Refused.class);
  }

  /** What somebody stopped is started, and seen to be well; what runs is not touched. */
  @Test
  void what_is_stopped_is_started_and_seen_to_be_well() throws InterruptedException {
    deployed("app", "1");
    assertThat(ripcord.fixing("shop").health().values()).allMatch(Finding::isGood);
    docker.compose(Generation.SECOND, project, "stop", "-t", "1").text();

    var fixing = ripcord.fixing("shop");
    assertThat(fixing.down()).isTrue();
    assertThat(fixing.taken()).isEmpty();
    var cure = fixing.cures().getFirst();
    assertThat(cure.procedure().name()).isEqualTo("start");
    var plan = ripcord.upkeep().cure("shop", cure).orElseThrow();
    var ask = Ask.previous("shop", Optional.empty(), "anna");
    var ended = (Runner.Result.Ended) ripcord.carryOut(plan, ask, Progress.NONE, new StopSwitch());
    assertThat(ended.finished().outcome()).isEqualTo(Outcome.RECOVERED);
    assertThat(ripcord.health("shop").values()).allMatch(Finding::isGood);
  }

  /** Compose prints what a container wrote to stderr, where errors go, to its own stderr. */
  @ParameterizedTest
  @EnumSource
  void the_log_has_what_went_to_stderr_and_each_line_has_a_time(Generation which) {
    docker.image(
        SHOP,
        "3",
        "echo up; echo ERROR no bucket 17 >&2; echo token=hunter22;"
            + " trap exit TERM; while :; do sleep 1 & wait $!; done");
    docker.compose(which, project, "up", "-d", "app").text();
    var ripcord = ripcord(which);
    Eventually.holds("it wrote", () -> lines(ripcord, Optional.empty()).contains("token=***"));
    assertThat(lines(ripcord, Optional.empty())).contains("up\n", "ERROR no bucket 17");
    assertThat(lines(ripcord, Optional.of(Duration.ofHours(1)))).contains("ERROR no bucket 17");
  }

  private static String lines(Ripcord ripcord, Optional<Duration> since) {
    var read =
        (LogRead.Lines) ripcord.logs("shop", new LogAsk(100, since)).values().iterator().next();
    assertThat(read.doubt()).isEmpty();
    return String.join("\n", read.lines());
  }
}
