package dev.ripcord.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.catalog.Lint;
import dev.ripcord.catalog.Mode;
import dev.ripcord.catalog.Rule;
import dev.ripcord.catalog.RuleClass;
import dev.ripcord.catalog.Service;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The catalog of Sermon Uploader says what its guide says. */
class SermonUploaderExampleTest {
  private static final Service SERVICE =
      Examples.load("sermon-uploader").service("sermon-uploader");

  @Test
  void nothing_in_the_catalog_is_dangerous() {
    assertThat(Lint.of(Examples.load("sermon-uploader"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          unavailable   | unavailable(api) for 1m       | HEALTH
          minio-down    | unavailable(minio) for 2m     | HEALTH
          health-errors | errors(health) >= 5 consecutive | HEALTH
          error-rate    | ratio(requests) > 10% for 3m  | PERFORMANCE
          slow          | p95(latency) > 5s for 5m      | PERFORMANCE
          uploads-fail  | ratio(uploads) > 10% for 2m   | PERFORMANCE
          memory        | memory > 90% for 2m           | RESOURCE
          cpu           | cpu > 95% for 3m              | RESOURCE
          disk          | disk(/) > 90%                 | RESOURCE
          restarts      | restarts(app) > 3 in 5m       | CONTAINER
          not-running   | not-running(app)              | CONTAINER
          docker-down   | unavailable(docker) for 30s   | CONTAINER
          """)
  void each_trigger_of_the_list_goes_back_at_its_threshold_and_time(
      String name, String when, RuleClass about) {
    var rule = rule(name);
    assertThat(rule.text()).isEqualTo(when);
    assertThat(rule.about()).isEqualTo(about);
    assertThat(rule.rollBack()).contains(new Rule.RollBack(Optional.empty()));
    assertThat(SERVICE.watching().automation().of(rule))
        .isEqualTo(about == RuleClass.PERFORMANCE ? Mode.COUNTDOWN : Mode.AUTO);
  }

  @Test
  void an_emergency_stop_is_for_a_person_to_begin() {
    assertThat(rule("unresponsive").rollBack()).isEmpty();
  }

  @Test
  void the_switches_and_limits_of_the_monitor_are_there() {
    var automation = SERVICE.watching().automation();
    assertThat(automation.mode()).isEqualTo(Mode.AUTO);
    assertThat(automation.classes())
        .isEqualTo(
            Map.of(
                RuleClass.HEALTH, Mode.AUTO,
                RuleClass.PERFORMANCE, Mode.COUNTDOWN,
                RuleClass.RESOURCE, Mode.AUTO));
    assertThat(automation.callAfter()).isEqualTo(Duration.ofMinutes(10));
    assertThat(SERVICE.procedures())
        .containsOnlyKeys("standard", "github", "emergency-stop", "full-restart");
  }

  private static Rule rule(String name) {
    return Objects.requireNonNull(SERVICE.watching().rules().get(name));
  }
}
