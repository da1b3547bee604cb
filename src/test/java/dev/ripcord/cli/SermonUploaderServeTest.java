package dev.ripcord.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.clock.Clock;
import dev.ripcord.journal.Journal;
import dev.ripcord.journal.Outcome;
import dev.ripcord.journal.WatchEvent.Acted;
import dev.ripcord.journal.WatchEvent.Acting;
import dev.ripcord.journal.WatchEvent.Announced;
import dev.ripcord.journal.WatchEvent.Judged;
import dev.ripcord.notify.VendorStandIn;
import dev.ripcord.probe.LoopbackServer;
import dev.ripcord.real.Background;
import dev.ripcord.real.Eventually;
import dev.ripcord.real.Needs;
import dev.ripcord.real.Part;
import dev.ripcord.real.RealDocker;
import dev.ripcord.real.RealPrometheus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The example {@code sermon-uploader} as it runs: one daemon over uploaders on a real Docker with a
 * real Prometheus, where each trigger of the runbook (SU-1 to SU-4) has a fault that is really
 * made. All of them are made at once, since the time of each is what takes long; the services that
 * are well make them a small part of the fleet. Discord and MinIO are stand-ins.
 */
@Needs({Part.DOCKER, Part.NODE, Part.PROMETHEUS})
@Timeout(3600)
final class SermonUploaderServeTest {
  private static final Duration LIMIT =
      SermonUploaderCatalog.LONG ? Duration.ofMinutes(20) : Duration.ofMinutes(3);
  private static final int WELL = 40;
  private static final int MEMORY = 256;
  private static final double CPUS = 0.1;
  private static final List<String> VISITED =
      List.of("errors", "slow", "uploads", "below", "story", "outage");

  @TempDir private static Path folder;
  private static final Map<String, Instant> BROKEN = new TreeMap<>();
  private static UploaderMachine machine;
  private static UploaderMachine dying;
  private static SmallMachine small;
  private static RealPrometheus prometheus;
  private static RealPrometheus stopping;
  private static VendorStandIn discord;
  private static VendorStandIn many;
  private static LoopbackServer minio;
  private static MainProcess alone;
  private static MainProcess.Running serving;
  private static MainProcess.Running telling;
  private static Journal journal;
  private static Journal own;

  private static final Deque<AutoCloseable> LEFT = new ArrayDeque<>();

  private static <T extends AutoCloseable> T kept(T started) {
    LEFT.push(started);
    return started;
  }

  @BeforeAll
  static void everything_breaks_at_once() throws IOException {
    discord = kept(VendorStandIn.discord());
    many = kept(VendorStandIn.discord());
    minio = kept(LoopbackServer.answering(503, ""));
    machine = kept(new UploaderMachine(Files.createDirectories(folder.resolve("machine"))));
    uploaders();
    prometheus = kept(machine.prometheus("prometheus", VISITED));
    stopping = kept(machine.prometheus("stopping", VISITED));
    dying = kept(new UploaderMachine(Files.createDirectories(folder.resolve("dying"))));
    dying.uploader("docker");
    dying.start(Map.of());
    small =
        kept(
            new SmallMachine(
                machine.docker(),
                Files.createDirectories(folder.resolve("proc")),
                "memory",
                "cpu",
                CPUS));
    var fleet = Files.createDirectories(folder.resolve("fleet"));
    journal = kept(UploaderMachine.journal(fleet));
    known();
    machine.seenFull(fleet, "full");
    Files.writeString(fleet.resolve("ripcord.yaml"), catalog());
    machine.visit(VISITED);
    serving = serve(daemon(fleet, many));
    var home = Files.createDirectories(folder.resolve("alone"));
    own = kept(UploaderMachine.journal(home));
    alone = daemon(home, discord);
    telling = tells(home);
    Eventually.holds(
        "all ways back are known",
        () -> serving.said().split("well-[0-9]+: no release", -1).length > WELL);
    until("full", "it is held", () -> !annals("full").written(Judged.class).isEmpty());
    breaks();
  }

  /** The story has a daemon and a Discord of its own: many critical messages are told in one. */
  private static MainProcess.Running tells(Path home) throws IOException {
    machine.known(own, "story", false);
    var catalog = new SermonUploaderCatalog();
    var soon =
        Instant.now()
            .plusSeconds(SermonUploaderCatalog.LONG ? 900 : 130)
            .truncatedTo(ChronoUnit.MINUTES);
    catalog.digest(soon.atZone(ZoneOffset.UTC).toLocalTime().toString());
    catalog.whole(spot("story"));
    Files.writeString(home.resolve("ripcord.yaml"), catalog.text());
    return serve(alone);
  }

  private static MainProcess daemon(Path home, VendorStandIn told) throws IOException {
    return kept(new MainProcess(home))
        .with("DOCKER_HOST", machine.docker().host())
        .with("DOCKER_CONFIG", RealDocker.config().toString())
        .with("DISCORD_WEBHOOK_URL", told.url("/api/webhooks/1/canary"))
        .seeing(small.meminfo(), "/proc/meminfo")
        .seeing(small.stat(), "/proc/stat");
  }

  private static MainProcess.Running serve(MainProcess ripcord) throws IOException {
    var running = ripcord.start("serve");
    Eventually.holds(
        "it watches, or says why not",
        () -> running.said().contains("watching: services") || !running.process().isAlive());
    assertThat(running.said()).contains("watching: services");
    return running;
  }

  private static void uploaders() throws IOException {
    for (var each : List.of("unavailable", "minio", "ill", "errors", "slow", "uploads", "below")) {
      machine.uploader(each);
    }
    for (var each : List.of("story", "leaning", "outage", "untouched")) {
      machine.uploader(each);
    }
    machine.uploader("memory", "mem_limit: " + MEMORY + "m");
    machine.uploader("cpu", "cpus: " + CPUS, "cpu_shares: 8192");
    for (var each : List.of("disk", "full")) {
      machine.uploader(each);
      var disk = Files.createDirectories(machine.disk(each)).toString();
      run("mount", "-t", "tmpfs", "-o", "size=32m", "tmpfs", disk);
      LEFT.addLast(() -> run("umount", "-l", disk));
    }
    machine.uploader("crashing", "restart: unless-stopped");
    machine.uploader("gone");
    machine.wrong("full", "1", "disk=31");
    machine.start(Map.of("story", "1", "full", "1"));
    machine.answer();
  }

  private static void run(String... words) {
    Background.start(List.of(words), "").await(Duration.ofSeconds(10)).text();
  }

  private static SermonUploaderCatalog.Spot spot(String name) {
    var prometheus = name.equals("outage") ? stopping : SermonUploaderServeTest.prometheus;
    return new SermonUploaderCatalog.Spot(
        name,
        machine.home(),
        machine.port(name),
        prometheus.port(),
        machine.disk(name).toString(),
        Optional.empty());
  }

  private static String catalog() throws IOException {
    var catalog = new SermonUploaderCatalog();
    SermonUploaderFaults.rules()
        .forEach((name, rules) -> catalog.service(spot(name), rules.toArray(String[]::new)));
    var own = catalog.service(spot("leaning"), "unavailable");
    SermonUploaderCatalog.map(own.get("probes"))
        .put("minio", Map.of("http", minio.url("/"), "role", "dependency", "every", "1s"));
    catalog.service(
        new SermonUploaderCatalog.Spot(
            "docker",
            dying.home(),
            dying.port("docker"),
            1,
            "/",
            Optional.of(dying.docker().host())),
        "docker-down");
    IntStream.range(0, WELL)
        .forEach(each -> catalog.well("well-" + each, folder.resolve("well"), prometheus.port()));
    return catalog.text();
  }

  private static void known() {
    for (var each : SermonUploaderFaults.rules().keySet()) {
      if (each.equals("untouched")) {
        machine.settled(journal, each);
      } else {
        machine.known(journal, each, !each.equals("full"));
      }
    }
    machine.known(journal, "leaning", true);
    dying.known(journal, "docker", true);
  }

  /** Each release 2 is seen well first, then it has its fault. */
  private static void breaks() {
    var memory = (long) (0.95 * small.limit() - small.usage());
    stopping.close();
    SermonUploaderFaults.of(memory)
        .forEach((name, words) -> {
          BROKEN.put(name, Clock.system().now());
          machine.wrong(name, "2", words);
        });
    BROKEN.put("docker", Clock.system().now());
    dying.docker().stop();
    machine.wrong("story", "2", "errors=3");
    machine.deploy("story", "2");
    machine.deploy("full", "2");
  }

  @AfterAll
  static void nothing_is_left() throws Exception {
    while (!LEFT.isEmpty()) {
      LEFT.pop().close();
    }
  }

  private static UploaderAnnals annals(String service) {
    return new UploaderAnnals(service.equals("story") ? own : journal, service);
  }

  private static void until(String service, String what, java.util.function.BooleanSupplier so) {
    try {
      Eventually.holds(service + ": " + what, LIMIT, so);
    } catch (AssertionError e) {
      throw new AssertionError(
          e.getMessage()
              + "\n"
              + String.join("\n", annals(service).all().stream().map(Object::toString).toList())
              + "\n"
              + serving.said()
              + "\nof the one that tells the story:\n"
              + telling.said()
              + "\nthe uploader: "
              + machine.happened(service),
          e);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "unavailable, unavailable, 60",
    "minio, minio-down, 120",
    "ill, health-errors, 120",
    "errors, error-rate, 180",
    "slow, slow, 300",
    "uploads, uploads-fail, 120",
    "memory, memory, 120",
    "cpu, cpu, 180",
    "disk, disk, 0",
    "crashing, restarts, 0",
    "gone, not-running, 0"
  })
  void each_trigger_leads_to_a_proven_rollback_and_not_before_its_time(
      String service, String rule, int seconds) {
    until(service, "it is back", () -> annals(service).back().isPresent());
    var acting = annals(service).rollback().orElseThrow();
    assertThat(acting.rule()).isEqualTo(rule);
    var earliest =
        Optional.ofNullable(BROKEN.get(service))
            .orElseThrow()
            .plus(SermonUploaderCatalog.faster(Duration.ofSeconds(seconds)));
    assertThat(acting.at()).isAfter(earliest);
    assertThat(annals(service).back().flatMap(Acted::outcome)).contains(Outcome.RECOVERED);
    assertThat(machine.is(service, "1")).as(machine.happened(service)).isTrue();
  }

  @Test
  void what_is_slower_and_fails_more_than_it_should_but_not_beyond_a_bound_is_left_alone() {
    until("errors", "it is back", () -> annals("errors").back().isPresent());
    until("slow", "it is back", () -> annals("slow").back().isPresent());
    assertThat(annals("below").all()).isEmpty();
    assertThat(machine.is("below", "2")).as(machine.happened("below")).isTrue();
  }

  @Test
  void a_disk_that_was_full_before_the_deployment_is_not_its_doing() {
    held("full", "good-before: it was so before the deployment too");
  }

  @Test
  void a_dead_docker_is_told_and_holds_the_rollback_that_would_need_it() {
    held("docker", "way-back: ");
  }

  @Test
  void where_a_dependency_that_is_no_part_of_the_release_fails_going_back_would_not_help() {
    held("leaning", "dependencies: dependency minio has been bad for");
  }

  @Test
  void without_a_deployment_that_could_be_to_blame_nothing_is_done() {
    held("untouched", "armed-by-a-change: the last deployment was 1d12h");
  }

  @Test
  void while_the_monitor_is_away_nothing_is_done_and_people_are_told_that_nobody_sees() {
    until(
        "outage", "people are told", () -> said("outage").contains("nothing is known of requests"));
    until("errors", "it is back", () -> annals("errors").back().isPresent());
    assertThat(annals("outage").all()).isEmpty();
    assertThat(machine.is("outage", "2")).as(machine.happened("outage")).isTrue();
  }

  @Test
  void the_whole_story_of_a_bad_release() throws IOException {
    until("story", "it is back", () -> annals("story").back().isPresent());
    var announced = annals("story").written(Announced.class).getLast();
    var acting = annals("story").rollback().orElseThrow();
    assertThat(acting.rule()).isEqualTo("error-rate");
    assertThat(acting.at()).isAfterOrEqualTo(announced.due());
    assertThat(annals("story").back().flatMap(Acted::outcome)).contains(Outcome.RECOVERED);
    assertThat(machine.is("story", "1")).as(machine.happened("story")).isTrue();
    until(
        "story",
        "it is over, and told",
        () -> told().lastIndexOf("well again") > told().lastIndexOf("ended: RECOVERED"));
    assertThat(told())
        .contains("CRITICAL story: error-rate: ratio(requests) > 10%")
        .contains("goes back by itself in")
        .contains("a rollback begins by itself")
        .contains("ended: RECOVERED");
    assertThat(discord.taken()).as("Discord takes each").hasSameSizeAs(discord.heads());

    assertThat(alone.run("why", acting.incident()).out())
        .contains("error-rate", "armed-by-a-change", "RECOVERED", "over: what had tripped");
    assertThat(alone.run("releases", "story").out()).contains("quarantined: rolled back from");
    assertThat(alone.run("report", acting.run()).out()).contains("RECOVERED", acting.incident());
    assertThat(alone.run("health", "story").code()).isZero();
    if (SermonUploaderCatalog.LONG) { // it has its minute of the day, which CI does not wait for
      until("story", "the digest tells of it", () -> digest().contains("story: the rollback"));
    }
  }

  private static String digest() {
    return said().filter(each -> each.contains("DAILY")).reduce("", String::concat);
  }

  private static void held(String service, String why) {
    until(
        service,
        "it is held by " + why,
        () ->
            annals(service).written(Judged.class).stream()
                .anyMatch(each -> each.said().contains(why)));
    assertThat(annals(service).written(Acting.class)).allMatch(each -> each.remedy().isPresent());
    until(
        service,
        "people are told why",
        () -> said(service).contains("(held: ") && said(service).contains(why));
  }

  /** What was told of a service, as the daemon's own log has it. */
  private static String said(String service) {
    return serving
        .said()
        .lines()
        .filter(each -> each.contains(" " + service + ": "))
        .reduce("", (a, b) -> a + "\n" + b);
  }

  /** What Discord was told when it happened; the digest says some of it again, whenever that is. */
  private static String told() {
    return said().filter(each -> !each.contains("DAILY")).reduce("", (a, b) -> a + "\n" + b);
  }

  private static Stream<String> said() {
    return discord.taken().stream().map(each -> each.toString().replace("\\\\", ""));
  }
}
