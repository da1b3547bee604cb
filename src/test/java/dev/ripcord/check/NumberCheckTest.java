package dev.ripcord.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.check.Finding.State;
import dev.ripcord.host.ScriptedHost;
import dev.ripcord.probe.LoopbackServer;
import dev.ripcord.probe.Origin;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A number out of an API, in the shapes that Sentry and PostHog document. */
@Timeout(30)
class NumberCheckTest {
  private static final String SENTRY =
      "{\"data\":[{\"count()\":12}],\"meta\":{\"fields\":{\"count()\":\"integer\"}}}";
  private static final String POSTHOG = "{\"results\":[[42]],\"columns\":[\"count()\"]}";

  @Test
  void the_number_stands_at_a_path() {
    var seen = look("at: \"$.data[0]['count()']\", below: 10", SENTRY);
    assertThat(seen.state()).isEqualTo(State.BAD);
    assertThat(seen.said()).isEqualTo("it is 12, not below 10");
    assertThat(seen.numbers()).containsExactly(Map.entry("value", 12.0));
  }

  @Test
  void a_query_is_posted_with_a_token() {
    try (var server = LoopbackServer.answering(200, POSTHOG)) {
      var seen =
          Checks.look(
              "number",
              "{ url: '"
                  + server.url("/")
                  + "', at: '$.results[0][0]', method: POST, body-sent: '{\"query\":{}}',"
                  + " headers: { Authorization: 'Bearer ${env:CANARY}' } }",
              new ScriptedHost());
      assertThat(seen.numbers()).containsEntry("value", 42.0);
      assertThat(server.requests().getFirst()).startsWith("POST").contains(Checks.CANARY);
    }
  }

  @Test
  void a_number_may_be_written_as_a_text_and_anything_else_is_unknown() {
    assertThat(look("at: $.n", "{\"n\":\"1.5e3\"}").numbers()).containsEntry("value", 1500.0);
    for (var each : new String[] {"{}", "{\"n\":null}", "{\"n\":\"12 errors\"}", "{\"n\":[1]}"}) {
      var seen = look("at: $.n, below: 5", each);
      assertThat(seen.state()).isEqualTo(State.UNKNOWN);
      assertThat(seen.origin()).contains(Origin.LOCAL);
    }
  }

  @Test
  void a_token_that_is_refused_says_nothing_of_the_service() {
    try (var server = LoopbackServer.answering(401, "{\"detail\":\"Invalid token\"}")) {
      var seen =
          Checks.look("number", "{ url: '" + server.url("/") + "', at: $.n }", new ScriptedHost());
      assertThat(seen.state()).isEqualTo(State.UNKNOWN);
      assertThat(seen.said()).contains("answered 401: Invalid token");
    }
  }

  private static Finding look(String yaml, String answer) {
    try (var server = LoopbackServer.answering(200, answer)) {
      var whole = "{ url: '" + server.url("/") + "', " + yaml + " }";
      return Checks.look("number", whole, new ScriptedHost());
    }
  }
}
