package dev.ripcord.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.clock.HandClock;
import dev.ripcord.decide.guard.WatchedService;
import dev.ripcord.rule.Baseline;
import dev.ripcord.rule.Sample;
import dev.ripcord.rule.Sample.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KeptBeforeTest {
  private static final Instant DEPLOYED = Instant.parse("2026-03-01T12:00:00Z");

  private static Stream<Double> numbers(String window, Duration since) {
    var service =
        WatchedService.of(
            """
            probes: { api: { tcp: 1, every: 10s } }
            rules: { slow: { when: latency of api > 1s for 1m } }
            automation: { window: %s }
            """
                .formatted(window));
    var clock = new HandClock();
    clock.set(DEPLOYED.plus(since));
    return new KeptBefore(new FakeKeeping(samples()), clock)
        .of(service, DEPLOYED).values().stream().map(Baseline::number);
  }

  @Test
  void it_is_what_was_seen_in_the_half_hour_before_and_not_what_came_after() {
    assertThat(numbers("1h", Duration.ofMinutes(30))).containsExactly(0.1);
  }

  @Test
  void of_a_deployment_of_days_ago_nothing_is_asked_for() {
    assertThat(numbers("1h", Duration.ofDays(2))).isEmpty();
  }

  @Test
  void but_it_is_while_the_deployment_may_be_to_blame() {
    assertThat(numbers("3d", Duration.ofDays(2))).containsExactly(0.1);
  }

  /** A look every ten seconds from an hour before until half an hour after. */
  private static List<Sample> samples() {
    return IntStream.range(-360, 180).mapToObj(each -> sample(10 * each)).toList();
  }

  private static Sample sample(int second) {
    var took = second < 0 ? 0.1 : 3.0;
    var at = DEPLOYED.plusSeconds(second);
    return new Sample("api", at, State.GOOD, Map.of("latency", took), List.of());
  }
}
