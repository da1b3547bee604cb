package dev.ripcord.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.catalog.Lint;
import dev.ripcord.catalog.Service;
import dev.ripcord.release.Grade;
import dev.ripcord.release.Release;
import dev.ripcord.target.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The catalog of SceneXtras says what its runbook says. */
class SceneXtrasExampleTest {
  private static final Map<String, Service> SERVICES = Examples.load("scenextras").services();

  @Test
  void the_four_services_are_there_and_nothing_in_the_catalog_is_dangerous() {
    assertThat(SERVICES.keySet()).containsExactly("api", "gateway", "search", "transcription");
    assertThat(Lint.of(Examples.load("scenextras"))).isEmpty();
  }

  @Test
  void each_of_them_knows_its_downtime_and_its_severities() {
    assertThat(service("search").downtime().expected()).contains(Duration.ofSeconds(30));
    assertThat(service("api").downtime().expected()).contains(Duration.ZERO);
    for (var each : SERVICES.values()) {
      assertThat(each.contacts()).hasSize(3);
      assertThat(each.procedures()).containsOnlyKeys("standard");
    }
  }

  @Test
  void only_the_search_engine_stops_before_it_is_built() {
    assertThat(steps("search")).isEqualTo("stop deploy ");
    assertThat(steps("api")).isEqualTo("deploy ");
    assertThat(steps("gateway")).isEqualTo("deploy ");
    assertThat(steps("transcription")).isEqualTo("deploy ");
  }

  private static String steps(String name) {
    var text = new StringBuilder();
    for (var each : target(service(name)).bringBack(commit())) {
      var config = (dev.ripcord.catalog.Node.Mapping) each.change().config();
      text.append(config.entries().getFirst().key().text()).append(' ');
    }
    return text.toString();
  }

  private static Release commit() {
    var sha = "1".repeat(40);
    return new Release(
        1, "commit:" + sha, Map.of("commit", sha), Instant.EPOCH, Grade.KNOWN, Optional.empty());
  }

  private static Service service(String name) {
    return Objects.requireNonNull(SERVICES.get(name));
  }

  private static Target target(Service service) {
    return Objects.requireNonNull(Examples.KINDS.targets().get("dokku"))
        .readOrThrow(service.target().config());
  }
}
