package dev.ripcord.notify;

import static dev.ripcord.notify.Told.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.clock.Clock;
import dev.ripcord.probe.HttpAsk;
import dev.ripcord.probe.HttpProbe;
import dev.ripcord.probe.LoopbackServer;
import dev.ripcord.probe.WebAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an answer means for a message. */
final class AnswerTest {
  @ParameterizedTest
  @CsvSource({
    "200, Taken", "202, Taken", "204, Taken", "301, Refused", "400, Refused", "401, Refused",
    "404, Refused", "408, Failed", "500, Failed", "502, Failed", "503, Failed", "429, Later"
  })
  void each_status_has_its_meaning(int status, String meaning) {
    assertThat(judge(status, "x").getClass().getSimpleName()).isEqualTo(meaning);
  }

  @Test
  void how_long_to_wait_is_said_in_seconds() {
    assertThat(judge(429, "", "Retry-After: 7")).isEqualTo(later(7000, "HTTP 429"));
  }

  @Test
  void or_as_a_date() {
    assertThat(judge(429, "", "Retry-After: Sun, 01 Mar 2026 12:01:30 GMT"))
        .isEqualTo(later(90_000, "HTTP 429"));
  }

  @Test
  void or_in_discords_json_where_the_longer_one_holds() {
    var body =
        "{\"message\":\"You are being rate limited.\",\"retry_after\":1.337,\"global\":false}";
    assertThat(judge(429, body)).isEqualTo(later(1337, "HTTP 429 " + body));
    assertThat(judge(429, body, "Retry-After: 2")).isEqualTo(later(2000, "HTTP 429 " + body));
  }

  @Test
  void or_not_at_all_or_in_a_way_nobody_understands() {
    assertThat(judge(429, "")).isEqualTo(later(30_000, "HTTP 429"));
    assertThat(judge(429, "<html>", "Retry-After: soon"))
        .isEqualTo(later(30_000, "HTTP 429 <html>"));
    assertThat(judge(429, "", "Retry-After: -5")).isEqualTo(later(30_000, "HTTP 429"));
  }

  @Test
  void a_date_that_is_over_is_a_second_and_two_days_are_an_hour() {
    assertThat(judge(429, "", "Retry-After: Sun, 01 Mar 2026 11:00:00 GMT"))
        .isEqualTo(later(1000, "HTTP 429"));
    assertThat(judge(429, "", "Retry-After: 172800")).isEqualTo(later(3_600_000, "HTTP 429"));
  }

  @Test
  void a_maintenance_that_says_how_long_is_waited_for() {
    assertThat(judge(503, "", "Retry-After: 60")).isEqualTo(later(60_000, "HTTP 503"));
  }

  private static Delivery later(long millis, String said) {
    return new Delivery.Later(Duration.ofMillis(millis), said);
  }

  private static Delivery judge(int status, String body, String... headers) {
    try (var server = LoopbackServer.answering(status, body, headers)) {
      var ask = HttpAsk.get(WebAddress.parse(server.url("/")), Duration.ofSeconds(5));
      return Answer.judge(new HttpProbe(Clock.system()).look(ask), NOON);
    }
  }
}
