package dev.ripcord.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.clock.Clock;
import dev.ripcord.host.Eventually;
import dev.ripcord.probe.WebSocketResult.Opened;
import dev.ripcord.probe.WebSocketResult.Refused;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Handshakes with servers that are right, and with many that are not. */
@Timeout(30)
class WebSocketProbeTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(300);

  private final WebSocketProbe probe = new WebSocketProbe(Clock.system());

  @Test
  void the_key_of_the_standards_example_is_accepted_by_its_answer() {
    assertThat(Handshake.accepted("dGhlIHNhbXBsZSBub25jZQ=="))
        .isEqualTo("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
  }

  @Test
  void a_whole_handshake_opens_it_and_says_goodbye() {
    var said = new CopyOnWriteArrayList<String>();
    try (var server =
        LoopbackServer.that((socket, request) -> {
          LoopbackServer.send(socket, WebSocketServer.agreed(request));
          said.add(WebSocketServer.read(socket));
        })) {
      var result = probe.look(ask(server.url("/v4/websocket?a=b"), LONG));
      assertThat(result).isInstanceOf(Opened.class);
      assertThat(server.requests().getFirst())
          .startsWith("GET /v4/websocket?a=b HTTP/1.1\r\nHost: 127.0.0.1:" + server.port())
          .contains("\r\nConnection: Upgrade\r\n", "\r\nUpgrade: websocket\r\n")
          .contains("\r\nSec-WebSocket-Version: 13\r\n", "\r\nUser-Id: 1\r\n");
      Eventually.holds("the server has heard it", () -> !said.isEmpty());
      assertThat(said.getFirst()).startsWith("8:");
    }
  }

  @Test
  void a_message_is_waited_for_over_pings_binaries_and_pieces() {
    var said = new CopyOnWriteArrayList<String>();
    try (var server =
        LoopbackServer.that((socket, request) -> {
          // All at once: what follows the head is not lost.
          LoopbackServer.send(socket, WebSocketServer.agreed(request));
          WebSocketServer.frame(socket, 0x82, new byte[] {1, 2});
          WebSocketServer.frame(socket, 0x89, "are you there".getBytes(StandardCharsets.UTF_8));
          WebSocketServer.frame(socket, 0x01, "{\"op\":".getBytes(StandardCharsets.UTF_8));
          WebSocketServer.frame(socket, 0x8a, new byte[0]);
          WebSocketServer.frame(socket, 0x80, "\"ready\"}".getBytes(StandardCharsets.UTF_8));
          said.add(WebSocketServer.read(socket));
          said.add(WebSocketServer.read(socket));
        })) {
      var result = probe.look(waiting(server.url("/"), Optional.of("hello")));
      assertThat(result)
          .isInstanceOfSatisfying(
              Opened.class, each -> assertThat(each.message()).contains("{\"op\":\"ready\"}"));
      Eventually.holds("the server has heard it", () -> said.size() == 2);
      assertThat(said).containsExactly("1:hello", "10:are you there");
    }
  }

  @Test
  void a_long_message_is_read_and_an_endless_one_is_not() {
    for (var size : List.of(200, 70_000)) {
      try (var server = saying("x".repeat(size))) {
        assertThat(probe.look(waiting(server.url("/"), Optional.empty())))
            .isInstanceOfSatisfying(
                Opened.class, each -> assertThat(each.message().orElse("")).hasSize(size));
      }
    }
    try (var server = saying("x".repeat(2 << 20))) {
      assertThat(probe.look(waiting(server.url("/"), Optional.empty())))
          .isInstanceOfSatisfying(
              Failed.class, each -> assertThat(each.said()).contains("more than 1 MiB"));
    }
  }

  @Test
  void an_answer_that_is_no_handshake_is_told_in_plain_words() {
    var accept = "\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";
    var switching = "HTTP/1.1 101 x\r\nUpgrade: websocket\r\nConnection: Upgrade";
    var answers =
        Map.of(
            LoopbackServer.response(200, "{}"),
            "answers 200, as for any page, in place of 101",
            LoopbackServer.response(401, ""),
            "401, so the authorization is missing or wrong",
            LoopbackServer.response(404, ""),
            "nothing at this path",
            LoopbackServer.response(503, ""),
            "answers 503 in place of 101",
            LoopbackServer.response(302, "", "Location: /login"),
            "leads to /login",
            switching + accept + "\r\n\r\n",
            "does not belong to what was asked",
            switching + "\r\n\r\n",
            "Sec-WebSocket-Accept is missing",
            "HTTP/1.1 101 x\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n",
            "does not say");
    answers.forEach((answer, words) -> {
      try (var server = LoopbackServer.that((socket, _) -> LoopbackServer.send(socket, answer))) {
        assertThat(probe.look(ask(server.url("/"), LONG)))
            .isInstanceOfSatisfying(Refused.class, each -> assertThat(each.said()).contains(words));
      }
    });
  }

  @Test
  void one_that_closes_or_is_cut_before_a_message_is_told_apart() {
    try (var closing =
            LoopbackServer.that((socket, request) -> {
              LoopbackServer.send(socket, WebSocketServer.agreed(request));
              var reason = "\u000f\u00a1no such session".getBytes(StandardCharsets.ISO_8859_1);
              WebSocketServer.frame(socket, 0x88, reason);
            });
        var cutting =
            LoopbackServer.that(
                (socket, request) -> LoopbackServer.send(socket, WebSocketServer.agreed(request)));
        var early = LoopbackServer.that((_, _) -> {})) {
      assertThat(probe.look(waiting(closing.url("/"), Optional.empty())))
          .isInstanceOfSatisfying(
              Refused.class,
              each -> assertThat(each.said()).endsWith("with code 4001 (no such session)"));
      assertThat(failed(waiting(cutting.url("/"), Optional.empty())).said())
          .contains("before a message came");
      assertThat(failed(ask(early.url("/"), LONG)).said()).contains("without an answer");
    }
  }

  @Test
  void silence_ends_with_the_time_in_the_handshake_and_after_it() {
    var self = new AtomicReference<LoopbackServer>();
    try (var deaf = LoopbackServer.that((_, _) -> self.get().hold())) {
      self.set(deaf);
      assertThat(failed(ask(deaf.url("/"), SHORT)).phase()).isEqualTo(Phase.HEADERS);
    }
    try (var mute =
        LoopbackServer.that((socket, request) -> {
          LoopbackServer.send(socket, WebSocketServer.agreed(request));
          self.get().hold();
        })) {
      self.set(mute);
      var ask = new WebSocketAsk(ask(mute.url("/"), SHORT).upgrade(), Optional.empty(), true);
      assertThat(failed(ask).phase()).isEqualTo(Phase.MESSAGE);
      assertThat(failed(ask).said()).contains("waiting for a message");
    }
  }

  @Test
  void a_port_that_nobody_has_is_the_other_sides_and_what_comes_after_it_must_be_frames() {
    var gone = LoopbackServer.answering(200, "");
    gone.close();
    assertThat(failed(ask(gone.url("/"), LONG)).origin()).isEqualTo(Origin.ANSWER);
    try (var server =
        LoopbackServer.that((socket, request) ->
            LoopbackServer.send(socket, WebSocketServer.agreed(request) + "HTTP/1.1 200 OK"))) {
      assertThat(failed(waiting(server.url("/"), Optional.empty())).said())
          .contains("no WebSocket");
    }
  }

  private static LoopbackServer saying(String text) {
    return LoopbackServer.that((socket, request) -> {
      LoopbackServer.send(socket, WebSocketServer.agreed(request));
      WebSocketServer.text(socket, text);
    });
  }

  private Failed failed(WebSocketAsk ask) {
    return (Failed) probe.look(ask);
  }

  private static WebSocketAsk waiting(String url, Optional<String> send) {
    return new WebSocketAsk(ask(url, LONG).upgrade(), send, true);
  }

  private static WebSocketAsk ask(String url, Duration timeout) {
    var upgrade =
        new HttpAsk(
            WebAddress.parse(url),
            "GET",
            Map.of("User-Id", "1"),
            Optional.empty(),
            timeout,
            0,
            new Trust.Public(),
            0);
    return new WebSocketAsk(upgrade, Optional.empty(), false);
  }
}
