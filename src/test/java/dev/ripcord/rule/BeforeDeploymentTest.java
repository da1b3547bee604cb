package dev.ripcord.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.rule.Sample.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BeforeDeploymentTest {
  private static final Instant DEPLOYED = Instant.parse("2026-03-01T12:00:00Z");
  private static final Duration EVERY = Duration.ofSeconds(10);

  private final List<Sample> samples = new ArrayList<>();

  /** So many looks, the last of them that many seconds before the deployment. */
  private void took(double seconds, int times, int before) {
    for (var i = times - 1; i >= 0; i--) {
      var at = DEPLOYED.minusSeconds(before).minus(EVERY.multipliedBy(i));
      samples.add(new Sample("api", at, State.GOOD, Map.of("latency", seconds), List.of()));
    }
  }

  private Optional<Double> before(String... rules) {
    var conditions = Stream.of(rules).map(RuleText::parse).toList();
    return new BeforeDeployment(conditions, Map.of("api", EVERY))
        .of(samples, DEPLOYED).values().stream().map(Baseline::number).findFirst();
  }

  @Test
  void what_was_beyond_the_bound_right_before_it_is_its_doing() {
    took(0.1, 10, 60);
    took(3, 4, 10);
    assertThat(before("latency of api > 1s for 1m")).contains(0.1);
  }

  @Test
  void where_nothing_else_was_seen_nothing_is_known_of_before() {
    took(3, 4, 10);
    assertThat(before("latency of api > 1s for 1m")).isEmpty();
  }

  @Test
  void what_lasted_for_longer_than_a_minute_was_so_before_it() {
    took(3, 30, 10);
    assertThat(before("latency of api > 1s for 1m")).contains(3.0);
  }

  @Test
  void what_was_over_again_before_it_is_of_before() {
    took(3, 3, 30);
    took(0.1, 1, 10);
    assertThat(before("latency of api > 1s for 1m")).contains(3.0);
  }

  @Test
  void of_two_rules_on_one_signal_what_was_beyond_the_bound_of_either_is_its_doing() {
    took(0.1, 10, 60);
    took(3, 4, 10);
    var low = "latency of api > 1s for 1m";
    var high = "latency of api > 5s for 1m";
    assertThat(before(low, high)).contains(0.1);
    assertThat(before(high, low)).contains(0.1);
  }
}
