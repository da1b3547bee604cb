package dev.ripcord.cli;

import dev.ripcord.app.demo.FreePort;
import dev.ripcord.clock.Clock;
import dev.ripcord.journal.Journal;
import dev.ripcord.journal.SqliteJournal;
import dev.ripcord.real.Background;
import dev.ripcord.real.Eventually;
import dev.ripcord.real.RealDocker;
import dev.ripcord.real.RealDocker.Generation;
import dev.ripcord.real.RealPrometheus;
import dev.ripcord.release.Grade;
import dev.ripcord.release.LedgerEvent;
import dev.ripcord.rule.Sample;
import dev.ripcord.watch.SampleStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A machine with uploaders, each a service of one compose file on a real Docker, with two releases;
 * the program in them is a stand-in, which a test makes bad from outside.
 */
final class UploaderMachine implements AutoCloseable {
  static final String FILE = "docker-compose.single.yml";
  private static final String PROGRAM = "uploader-stand-in.js";
  private static final Duration LONG_AGO = Duration.ofDays(3);

  private final Path folder;
  private final Path home;
  private final RealDocker docker;
  private final Background events;
  private final Map<String, Integer> ports = new LinkedHashMap<>();
  private final Map<String, String> limits = new LinkedHashMap<>();
  private final Map<String, String> images = new LinkedHashMap<>();
  private final Map<String, String> started = new LinkedHashMap<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private final ScheduledExecutorService visitors = Executors.newScheduledThreadPool(1);

  /** With a Docker of its own in this folder. */
  UploaderMachine(Path folder) throws IOException {
    this.folder = folder;
    home = Files.createDirectories(folder.resolve("uploader"));
    docker = RealDocker.start(Files.createDirectories(folder.resolve("docker")));
    events = Background.start(docker.events("{{.Time}} {{.Action}} {{.Actor.Attributes}}"), "");
    Files.copy(
        Path.of("src/test/resources/sermon-uploader", PROGRAM),
        Files.createDirectories(folder.resolve("program")).resolve(PROGRAM));
    Files.writeString(home.resolve(".env"), "MINIO_BUCKET=sermons\n");
    for (var each : List.of("temp", "uploads/temp", "log")) {
      Files.createDirectories(home.resolve(each));
    }
  }

  RealDocker docker() {
    return docker;
  }

  Path home() {
    return home;
  }

  int port(String name) {
    return ports.getOrDefault(name, 0);
  }

  /** One more of them; {@code limit} are lines of its service in the compose file. */
  void uploader(String name, String... limit) {
    ports.put(name, FreePort.find());
    limits.put(name, Stream.of(limit).map(each -> "    " + each + "\n").reduce("", String::concat));
  }

  /** Its control folder, where what is wrong with each release stands. */
  private Path control(String name) {
    return folder.resolve("control").resolve(name);
  }

  /** The folder that it writes into. */
  Path disk(String name) {
    return folder.resolve("disk").resolve(name);
  }

  /** What is wrong with a release from now on. */
  void wrong(String name, String release, String words) {
    try {
      Files.writeString(Files.createDirectories(control(name)).resolve(release), words);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes the images, and starts all of them with a release. */
  void start(Map<String, String> releases) throws IOException {
    started.putAll(releases);
    var text = new StringBuilder("services:\n");
    for (var name : ports.keySet()) {
      Files.createDirectories(control(name));
      Files.createDirectories(disk(name));
      text.append(service(name));
    }
    Files.writeString(home.resolve(FILE), text);
    for (var each : List.of("1", "2")) {
      images.put(each, docker.image("registry.test/uploader:" + each, each));
    }
    for (var name : ports.keySet()) {
      for (var each : List.of("1", "2")) {
        tag(name, each, each);
      }
      tag(name, releases.getOrDefault(name, "2"), "latest");
    }
    up();
  }

  private void tag(String name, String release, String as) {
    docker
        .docker("tag", "registry.test/uploader:" + release, "registry.test/" + name + ":" + as)
        .text();
  }

  private void up(String... services) {
    var words = Stream.concat(Stream.of("-f", FILE, "up", "-d"), Stream.of(services));
    docker.compose(Generation.SECOND, home, words.toArray(String[]::new)).text();
  }

  /** As people deploy: the name moves on, and the container is made anew. */
  void deploy(String name, String release) {
    tag(name, release, "latest");
    up(name);
  }

  private String service(String name) {
    return """
      %s:
        image: registry.test/%s:latest
        container_name: %s
        network_mode: host
        stop_grace_period: 1s
        init: true
        command: [ /usr/bin/node, /program/%s ]
        environment: { NAME: %s, PORT: "%d", CONTROL: /control, DISK: /disk }
        volumes: [ "/usr:/usr:ro", "/usr/lib:/lib:ro", "/usr/lib64:/lib64:ro", "%s:/program:ro", "%s:/control:ro", "%s:/disk" ]
    """
            .formatted(
                name,
                name,
                name,
                PROGRAM,
                name,
                port(name),
                folder.resolve("program"),
                control(name),
                disk(name))
        + limits.getOrDefault(name, "");
  }

  /** What the journal knows: the first release was good once, and the second is new or not. */
  void known(Journal journal, String name, boolean fresh) {
    var now = Clock.system().now();
    journal.learn(
        name,
        List.of(
            found(1, now.minus(LONG_AGO)),
            new LedgerEvent.Deployed(1, now.minus(LONG_AGO), "ci", Optional.empty()),
            new LedgerEvent.Graded(1, Grade.CERTIFIED, now.minus(LONG_AGO), "stayed good")));
    if (fresh) {
      journal.learn(
          name, List.of(found(2, now), new LedgerEvent.Deployed(2, now, "ci", Optional.empty())));
    }
  }

  /** The second release runs for days and is as certified as the first. */
  void settled(Journal journal, String name) {
    known(journal, name, false);
    var then = Clock.system().now().minus(LONG_AGO.dividedBy(2));
    journal.learn(
        name,
        List.of(
            found(2, then),
            new LedgerEvent.Deployed(2, then, "ci", Optional.empty()),
            new LedgerEvent.Graded(2, Grade.CERTIFIED, then, "stayed good")));
  }

  /** What an earlier daemon saw and kept: its disk is as full as now for a while. */
  void seenFull(Path daemon, String name) {
    try (var kept = SampleStore.open(daemon.resolve("samples"), Clock.system(), _ -> {})) {
      for (var i = 20; i > 0; i--) {
        kept.add(
            name,
            new Sample(
                "host",
                Clock.system().now().minusSeconds(30L * i),
                Sample.State.GOOD,
                Map.of("disk(" + disk(name) + ")", 0.97),
                List.of()));
      }
    }
  }

  private LedgerEvent found(int release, java.time.Instant at) {
    var image = java.util.Objects.requireNonNull(images.get(String.valueOf(release)));
    return new LedgerEvent.Found(
        release, "image:" + image, Map.of("tag", String.valueOf(release)), at, "ci");
  }

  static Journal journal(Path folder) {
    return SqliteJournal.open(folder.resolve("journal.db"), Clock.system(), _ -> false);
  }

  /** A Prometheus that asks these. */
  RealPrometheus prometheus(String name, List<String> uploaders) throws IOException {
    var targets =
        uploaders.stream()
            .map(each -> "'127.0.0.1:" + port(each) + "'")
            .collect(java.util.stream.Collectors.joining(", "));
    var every = SermonUploaderCatalog.faster(Duration.ofSeconds(15)).toMillis() + "ms";
    return RealPrometheus.start(
        Files.createDirectories(folder.resolve(name)),
        """
        global: { scrape_interval: %s, scrape_timeout: %s }
        scrape_configs:
          - job_name: sermon-uploader
            static_configs: [ { targets: [ %s ] } ]
        """
            .formatted(every, every, targets));
  }

  /** Until each of them answers at its port, with the release that it was started with. */
  void answer() {
    for (var each : ports.keySet()) {
      Eventually.holds(each + " answers", () -> is(each, started.getOrDefault(each, "2")));
    }
  }

  /** Whether it is this one that answers, and with this release. */
  boolean is(String name, String release) {
    return says(name).contains("\"name\":\"%s\",\"version\":\"%s\"".formatted(name, release));
  }

  /** What it says, and what became of its containers as Docker saw it; for a test that failed. */
  String happened(String name) {
    var events = this.events.out().lines().filter(each -> each.contains(name)).toList();
    return "%s at port %d says: %s\n%s\n%s"
        .formatted(
            name,
            port(name),
            says(name),
            docker.docker("inspect", "-f", "{{json .State}} {{json .Config.Env}}", name),
            String.join("\n", events));
  }

  /** What its health endpoint says; empty where nothing comes. */
  String says(String name) {
    try {
      return client.send(request(name, "/api/health").build(), BodyHandlers.ofString()).body();
    } catch (IOException _) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  private HttpRequest.Builder request(String name, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port(name) + path))
        .timeout(Duration.ofSeconds(20));
  }

  /** Ten visitors a second come to each of these, and one of two uploads something. */
  void visit(List<String> uploaders) {
    for (var each : uploaders) {
      var page = request(each, "/").build();
      var upload = request(each, "/api/upload").POST(HttpRequest.BodyPublishers.noBody()).build();
      for (var asked : List.of(page, upload)) {
        var _ =
            visitors.scheduleAtFixedRate(
                () -> {
                  var _ = client.sendAsync(asked, BodyHandlers.discarding());
                },
                0,
                200,
                TimeUnit.MILLISECONDS);
      }
    }
  }

  @Override
  public void close() {
    visitors.shutdownNow();
    client.shutdownNow();
    events.close();
    docker.close();
  }
}
