package dev.ripcord.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/**
 * The monitoring stack of the example {@code sermon-uploader} (SU-19), as far as a machine without
 * a registry can tell: its images cannot be had here, so each file is read by the program that it
 * is for.
 */
class MonitoringStackTest {
  private static final Path STACK = Path.of("examples/sermon-uploader/monitoring").toAbsolutePath();

  private static Ran run(String... words) {
    return Background.start(List.of(words), "").await(Duration.ofSeconds(30));
  }

  private static String stack(String file) {
    return STACK.resolve(file).toString();
  }

  @Test
  @Needs(Part.DOCKER)
  void compose_takes_the_file_all_five_are_there_and_nothing_listens_beyond_loopback() {
    var argv =
        new ArrayList<>(
            List.of("env", "DOCKER_CONFIG=" + RealDocker.config(), "docker", "compose"));
    argv.addAll(List.of("-f", stack("compose.yml"), "config", "--format", "json"));
    var services =
        new JsonMapper().readTree(run(argv.toArray(String[]::new)).text()).get("services");
    assertThat(services.propertyNames())
        .containsExactlyInAnyOrder(
            "prometheus", "alertmanager", "grafana", "node-exporter", "cadvisor");
    for (var each : services) {
      assertThat(each.path("image").asString()).matches("[a-z0-9./-]+:v?\\d+\\.\\d+\\.\\d+");
      assertThat(each.path("network_mode").asString()).isEqualTo("host");
      assertThat(each.path("command").toString() + each.path("environment"))
          .contains("127.0.0.1")
          .doesNotContain("admin123", "0.0.0.0");
    }
  }

  @Test
  @Needs(Part.PROMETHEUS)
  void prometheus_takes_its_configuration_and_rules() {
    assertThat(run("promtool", "check", "config", stack("prometheus.yml")).text())
        .contains("SUCCESS");
  }

  @Test
  @Needs(Part.ALERTMANAGER)
  void alertmanager_takes_its_configuration() {
    assertThat(run("amtool", "check-config", stack("alertmanager.yml")).text()).contains("SUCCESS");
  }

  @Test
  void what_the_dashboard_and_the_rules_ask_for_is_what_the_catalog_asks_for() throws Exception {
    var catalog = Files.readString(STACK.resolveSibling("ripcord.yaml"));
    var dashboard = Files.readString(STACK.resolve("grafana/dashboards/sermon-uploader.json"));
    new JsonMapper().readTree(dashboard);
    for (var each :
        Stream.of("errors_total", "requests_total", "uploads_failed_total", "uploads_total")
            .toList()) {
      assertThat(dashboard).contains("sermon_uploader_" + each);
      assertThat(catalog).contains("sermon_uploader_" + each);
    }
  }
}
