package dev.ripcord.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.check.Finding.State;
import dev.ripcord.host.Host;
import dev.ripcord.host.ScriptedHost;
import dev.ripcord.probe.LoopbackServer;
import dev.ripcord.probe.WebSocketServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a handshake and a first message come to. */
@Timeout(30)
class WebSocketCheckTest {
  private static final String READY = "{\"op\":\"ready\",\"resumed\":false,\"sessionId\":\"abc\"}";
  private static final String HEADERS =
      "headers: { Authorization: \"${env:CANARY}\", User-Id: 1, Client-Name: ripcord/1 }";

  private final Host host = new ScriptedHost();

  @Test
  void an_open_one_is_good_and_so_is_the_message_that_it_should_say() {
    try (var server = lavalink(READY)) {
      var url = ws(server);
      assertThat(look("{ url: " + url + ", " + HEADERS + " }").state()).isEqualTo(State.GOOD);
      var ready = look("{ url: " + url + ", receive: { json: { $.op: ready } }, " + HEADERS + " }");
      assertThat(ready.state()).isEqualTo(State.GOOD);
      assertThat(ready.evidence()).containsEntry("$.op", "ready");
      assertThat(server.requests().getFirst())
          .contains("Authorization: " + Checks.CANARY, "User-Id: 1", "Client-Name: ripcord/1");
    }
  }

  @Test
  void a_message_that_is_another_one_is_bad_and_says_in_what() {
    try (var server = lavalink(READY);
        var text = lavalink("welcome")) {
      var wrong =
          look(
              "{ url: "
                  + ws(server)
                  + ", receive: { json: { $.resumed: true } }, "
                  + HEADERS
                  + " }");
      assertThat(wrong.state()).isEqualTo(State.BAD);
      assertThat(wrong.said()).contains("$.resumed is 'false' and not as expected: true");
      assertThat(look("{ url: " + ws(text) + ", receive: ready, " + HEADERS + " }").said())
          .contains("'ready' is not in its first message");
      assertThat(
              look("{ url: " + ws(text) + ", receive: { json: { $.op: ready } }, " + HEADERS + " }")
                  .said())
          .contains("its first message is no JSON");
    }
  }

  @Test
  void a_wrong_password_is_bad_and_a_secret_that_cannot_be_had_is_unknown() {
    try (var server = lavalink(READY)) {
      var refused = look("{ url: " + ws(server) + ", headers: { Authorization: wrong } }");
      assertThat(refused.state()).isEqualTo(State.BAD);
      assertThat(refused.said()).contains("401", "authorization is missing or wrong");
      var none = look("{ url: " + ws(server) + ", headers: { Authorization: \"${env:NONE}\" } }");
      assertThat(none.state()).isEqualTo(State.UNKNOWN);
    }
  }

  @Test
  void what_is_repeated_of_a_secret_does_not_come_into_the_finding() {
    try (var server = lavalink(Checks.CANARY)) {
      var finding =
          look("{ url: " + ws(server) + ", receive: { json: { $.op: ready } }, " + HEADERS + " }");
      assertThat(finding.toString()).doesNotContain(Checks.CANARY);
    }
  }

  @Test
  void a_text_without_its_own_address_or_with_the_handshakes_headers_is_no_check() {
    assertThat(Checks.problem("websocket", "http://localhost:2333/")).contains("ws://localhost");
    assertThat(Checks.problem("websocket", "\"ws://localhost/?t=${env:CANARY}\""))
        .contains("a secret does not belong into an address");
    assertThat(Checks.problem("websocket", "{ url: ws://localhost/, headers: { Upgrade: h2c } }"))
        .contains("belongs to the handshake");
    assertThat(Checks.of("websocket", "ws://localhost:2333/v4/websocket").title())
        .isEqualTo("WebSocket ws://localhost:2333/v4/websocket opens");
    assertThat(Checks.of("websocket", "ws://localhost:2333/").ofHost()).isTrue();
    assertThat(Checks.of("websocket", "wss://lavalink.example/").ofHost()).isFalse();
  }

  private static LoopbackServer lavalink(String message) {
    return LoopbackServer.that((socket, request) -> {
      if (request.contains("Authorization: " + Checks.CANARY)) {
        LoopbackServer.send(socket, WebSocketServer.agreed(request));
        WebSocketServer.text(socket, message);
        WebSocketServer.read(socket);
      } else {
        LoopbackServer.send(socket, LoopbackServer.response(401, ""));
      }
    });
  }

  private static String ws(LoopbackServer server) {
    return "ws://127.0.0.1:" + server.port() + "/v4/websocket";
  }

  private Finding look(String yaml) {
    return Checks.look("websocket", yaml, host);
  }
}
