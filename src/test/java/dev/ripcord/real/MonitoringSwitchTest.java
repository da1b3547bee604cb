package dev.ripcord.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.catalog.Node;
import dev.ripcord.catalog.Nodes;
import dev.ripcord.catalog.YamlReader;
import dev.ripcord.clock.Clock;
import dev.ripcord.journal.Outcome;
import dev.ripcord.probe.LoopbackServer;
import dev.ripcord.target.Acting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Monitoring follows the switch: the last two steps of Lavalink's example, on a real Prometheus.
 */
@Needs(Part.PROMETHEUS)
class MonitoringSwitchTest {
  @TempDir Path folder;
  private final LoopbackServer lavalink =
      LoopbackServer.answering(200, "lavalink_players 0\n", "Content-Type: text/plain");
  private RealPrometheus prometheus;
  private Following following;

  @BeforeEach
  void start() throws IOException {
    Files.createDirectory(folder.resolve("targets"));
    for (var each : List.of("rust", "java")) {
      targets("." + each, target(each));
    }
    targets("", target("rust"));
    prometheus = RealPrometheus.start(folder);
    following = new Following(Acting.local(folder.resolve("host")), Clock.system());
    Eventually.holds("it scrapes rust", () -> following.check(up("rust")).isGood());
  }

  @AfterEach
  void close() {
    prometheus.close();
    lavalink.close();
  }

  @Test
  void the_examples_last_two_steps_have_it_ask_the_server_that_runs_and_see_that_it_does()
      throws IOException {
    var steps = steps("30s");
    assertThat(steps).hasSize(2);
    assertThat(steps.getFirst()).startsWith("copy-file:");
    var finished = following.run(steps.toArray(String[]::new));
    assertThat(finished.outcome()).as(finished.toString()).isEqualTo(Outcome.RECOVERED);
    assertThat(following.check(up("java")).isGood()).isTrue();
    assertThat(following.check(up("rust")).isGood()).isFalse();
  }

  /** "Update Prometheus targets ... restart monitoring services if needed" (Lavalink). */
  @Test
  void a_reload_by_curl_is_refused_with_exit_0_and_a_broken_file_leaves_the_old_target()
      throws IOException {
    targets(".java", "[ { \"targets\": [ \"127.0.0.1:");
    var file = folder.resolve("targets/lavalink.json");
    var naive =
        "cp %1$s.java %1$s && curl -s -o /dev/null -w '%%{http_code}' -X POST http://127.0.0.1:%2$d/-/reload"
            .formatted(file, prometheus.port());
    var ran = Background.start(List.of("sh", "-c", naive), "").await(Duration.ofSeconds(20));
    assertThat(ran.exit()).isZero();
    assertThat(ran.out()).isEqualTo("403");
    assertThat(following.check(up("rust")).isGood()).as("the old one is asked still").isTrue();

    var finished = following.run(steps("3s").toArray(String[]::new));
    assertThat(finished.outcome()).isNotEqualTo(Outcome.RECOVERED);
    assertThat(finished.toString()).contains("Prometheus has scraped the new target");
  }

  /** The last two steps of the example's procedure, turned to what runs here. */
  private List<String> steps(String within) throws IOException {
    var text =
        Files.readString(Path.of("examples/lavalink/ripcord.yaml"))
            .replace("${release.variant}", "java")
            .replace("/etc/prometheus", folder.toString())
            .replace("localhost:9090", "127.0.0.1:" + prometheus.port())
            .replace("as: root", "mode: \"0644\"")
            .replace("within: 2m", "within: " + within);
    var steps =
        (Node.Sequence)
            at(
                    YamlReader.read(text, "example"),
                    "services",
                    "lavalink",
                    "procedures",
                    "systemd",
                    "phases",
                    "after")
                .get("steps")
                .orElseThrow();
    return steps.items().stream()
        .map(Node.Mapping.class::cast)
        .map(each -> line(each, each.get("copy-file").isPresent() ? "copy-file" : "wait"))
        .toList();
  }

  private static Node.Mapping at(Node node, String... keys) {
    var found = (Node.Mapping) node;
    for (var each : keys) {
      found = (Node.Mapping) found.get(each).orElseThrow();
    }
    return found;
  }

  private static String line(Node.Mapping step, String kind) {
    return kind + ": " + Nodes.json(step.get(kind).orElseThrow());
  }

  private String up(String implementation) {
    var query = "up%7Bimplementation%3D%22" + implementation + "%22%7D";
    return "http: { url: \"http://127.0.0.1:"
        + prometheus.port()
        + "/api/v1/query?query="
        + query
        + "\", expect: { json: { \"$.data.result[0].value[1]\": \"1\" } } }";
  }

  private String target(String implementation) {
    return "[{\"targets\":[\"127.0.0.1:%d\"],\"labels\":{\"implementation\":\"%s\"}}]"
        .formatted(lavalink.port(), implementation);
  }

  private void targets(String suffix, String text) throws IOException {
    Files.writeString(folder.resolve("targets/lavalink.json" + suffix), text);
  }
}
