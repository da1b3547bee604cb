package dev.ripcord.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.catalog.Notices;
import dev.ripcord.catalog.Secrets;
import dev.ripcord.clock.HandClock;
import dev.ripcord.notify.Heartbeat.Beat;
import dev.ripcord.probe.LoopbackServer;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whether somebody outside is told that all is well. */
final class HeartbeatTest {
  private static final Duration EVERY = Duration.ofMinutes(4);

  @Test
  void the_first_one_is_sent_at_once_when_all_is_well_and_else_none() {
    assertThat(Heartbeat.due(Optional.empty(), EVERY, true, 0)).isTrue();
    assertThat(Heartbeat.due(Optional.empty(), EVERY, false, 0)).isFalse();
    assertThat(due(true, EVERY.multipliedBy(9), false)).isFalse();
  }

  @Test
  void the_next_one_after_its_time_and_after_a_quarter_when_one_was_not_taken() {
    assertThat(due(true, EVERY.minusMillis(1), true)).isFalse();
    assertThat(due(true, EVERY, true)).isTrue();
    assertThat(due(false, Duration.ofSeconds(59), true)).isFalse();
    assertThat(due(false, Duration.ofSeconds(60), true)).isTrue();
  }

  @Test
  void the_address_is_asked_and_what_it_says_is_told_without_it() {
    var clock = new HandClock();
    try (var good = LoopbackServer.answering(200, "OK");
        var bad = LoopbackServer.answering(404, "not found: /t0ps3cret")) {
      assertThat(heartbeat(good, clock).beat(true)).isEmpty();
      assertThat(good.requests()).singleElement().asString().startsWith("GET /t0ps3cret HTTP");
      var heart = heartbeat(bad, clock);
      assertThat(heart.beat(true)).contains("HTTP 404 not found: ***");
      assertThat(heart.beat(true)).isEmpty();
      clock.pass(Duration.ofMinutes(1));
      assertThat(heart.beat(true)).isPresent();
      assertThat(bad.requests()).hasSize(2);
    }
  }

  private static Heartbeat heartbeat(LoopbackServer server, HandClock clock) {
    var told = new Notices.Heartbeat("${env:URL}", EVERY);
    return new Heartbeat(told, clock, new Secrets(_ -> server.url("/t0ps3cret")));
  }

  private static boolean due(boolean taken, Duration since, boolean well) {
    return Heartbeat.due(Optional.of(new Beat(0, taken)), EVERY, well, since.toNanos());
  }
}
