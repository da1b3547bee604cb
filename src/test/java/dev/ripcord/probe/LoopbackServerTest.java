package dev.ripcord.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.clock.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LoopbackServerTest {
  /** One closed at once answered about one client in a hundred. */
  @Test
  void a_closed_server_answers_nobody() {
    for (var i = 0; i < 1000; i++) {
      String url;
      try (var server = LoopbackServer.answering(200, "")) {
        url = server.url("/");
      }
      var ask = HttpAsk.get(WebAddress.parse(url), Duration.ofSeconds(5));

      assertThat(new HttpProbe(Clock.system()).look(ask)).isInstanceOf(Failed.class);
    }
  }
}
