package dev.ripcord.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.catalog.Lint;
import dev.ripcord.catalog.Service;
import dev.ripcord.catalog.StepEntry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The catalog of Lavalink says what its runbook says. */
class LavalinkExampleTest {
  private static final Map<String, Service> SERVICES = Examples.load("lavalink").services();

  @Test
  void both_methods_are_there_and_nothing_in_the_catalog_is_dangerous() {
    assertThat(SERVICES).containsOnlyKeys("lavalink", "lavalink-docker");
    assertThat(service("lavalink").procedures()).containsKeys("systemd", "prepare");
    assertThat(service("lavalink-docker").procedures()).containsKeys("docker");
    assertThat(Lint.of(Examples.load("lavalink"))).isEmpty();
  }

  @Test
  void what_can_fail_comes_before_the_old_server_stops_and_it_is_enabled_until_the_new_one_runs() {
    assertThat(steps())
        .containsExactly(
            "evidence",
            "command",
            "copy-if-exists",
            "wait",
            "install-unit",
            "stop",
            "wait",
            "start",
            "wait",
            "systemd",
            "systemd",
            "copy-file",
            "wait");
    assertThat(Objects.requireNonNull(service("lavalink").procedures().get("systemd")).phases())
        .hasSize(3);
  }

  @Test
  void every_line_of_the_verification_checklist_that_a_program_can_look_at_is_a_check() {
    assertThat(service("lavalink").probes().keySet())
        .containsExactlyInAnyOrder(
            "running",
            "old-one-stopped",
            "owns-port",
            "log",
            "version",
            "info",
            "stats",
            "youtube",
            "soundcloud",
            "clients",
            "memory",
            "cpu");
    assertThat(service("lavalink").verify().watch()).isEqualTo(Duration.ofMinutes(30));
    assertThat(service("lavalink").triage().symptoms()).hasSize(4);
    assertThat(service("lavalink").contacts()).hasSize(4);
  }

  private static List<String> steps() {
    return Objects.requireNonNull(service("lavalink").procedures().get("systemd")).steps().stream()
        .map(StepEntry::change)
        .map(each -> each.kind())
        .toList();
  }

  private static Service service(String name) {
    return Objects.requireNonNull(SERVICES.get(name));
  }
}
