package dev.ripcord.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ripcord.clock.Clock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whose fault a timeout is depends on how busy the machine is: {@link FaultTest} has that. */
@Timeout(30)
class HttpProbeTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(300);

  /** Shared, so that the certificate is made once. */
  @TempDir private static Path folder;

  private final HttpProbe probe = new HttpProbe(Clock.system());

  @Test
  void an_answer_comes_with_its_status_head_body_and_timings() {
    try (var server = LoopbackServer.answering(200, "{\"ok\":1}", "X-Version: 4")) {
      var answered = answered(get(server.url("/health?a=b"), LONG));

      assertThat(answered.status()).isEqualTo(200);
      assertThat(answered.header("x-version")).contains("4");
      assertThat(answered.text()).isEqualTo("{\"ok\":1}");
      assertThat(answered.truncated()).isFalse();
      assertThat(answered.timings().parts())
          .containsKeys(Phase.DNS, Phase.CONNECT, Phase.SEND, Phase.HEADERS, Phase.BODY)
          .doesNotContainKey(Phase.TLS);
      assertThat(server.requests().getFirst())
          .startsWith("GET /health?a=b HTTP/1.1\r\n")
          .contains("Host: 127.0.0.1:" + server.port(), "Connection: close");
    }
  }

  @Test
  void every_look_makes_a_connection_of_its_own() {
    try (var server = LoopbackServer.answering(200, "ok")) {
      get(server.url("/"), LONG);
      get(server.url("/"), LONG);

      assertThat(server.connections()).isEqualTo(2);
    }
  }

  @Test
  void a_name_is_looked_up() {
    try (var server = LoopbackServer.answering(200, "ok")) {
      assertThat(answered(get("http://localhost:" + server.port(), LONG)).status()).isEqualTo(200);
    }
  }

  @Test
  void a_204_and_a_head_have_no_body_and_are_not_waited_for() {
    try (var empty =
            LoopbackServer.that(
                (socket, _) -> LoopbackServer.send(socket, "HTTP/1.1 204 No Content\r\n\r\n"));
        var head =
            LoopbackServer.that((socket, _) ->
                LoopbackServer.send(socket, "HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n"))) {
      assertThat(answered(get(empty.url("/"), LONG)).body()).isEmpty();
      var ask = HttpAsk.get(WebAddress.parse(head.url("/")), LONG);
      var asked =
          new HttpAsk(ask.address(), "HEAD", Map.of(), Optional.empty(), LONG, 0, ask.trust(), 100);
      assertThat(answered(probe.look(asked)).body()).isEmpty();
    }
  }

  @Test
  void early_hints_are_passed_over() {
    try (var server =
        LoopbackServer.that((socket, _) ->
            LoopbackServer.send(
                socket,
                "HTTP/1.1 103 Early Hints\r\n\r\n" + LoopbackServer.response(200, "yes")))) {
      assertThat(answered(get(server.url("/"), LONG)).text()).isEqualTo("yes");
    }
  }

  @Test
  void a_body_without_a_length_ends_with_the_connection_and_a_chunked_one_with_its_last_chunk() {
    try (var open =
            LoopbackServer.that(
                (socket, _) -> LoopbackServer.send(socket, "HTTP/1.0 200 OK\r\n\r\nto the end"));
        var chunked =
            LoopbackServer.that((socket, _) ->
                LoopbackServer.send(
                    socket,
                    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"))) {
      assertThat(answered(get(open.url("/"), LONG)).text()).isEqualTo("to the end");
      assertThat(answered(get(chunked.url("/"), LONG)).text()).isEqualTo("abc");
    }
  }

  @Test
  void a_body_that_drips_ends_at_the_deadline() {
    try (var server =
        LoopbackServer.that((socket, _) -> {
          LoopbackServer.send(socket, "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
          while (true) {
            LoopbackServer.send(socket, "x");
            java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
          }
        })) {
      var failed = failed(get(server.url("/"), SHORT));

      assertThat(failed.phase()).isEqualTo(Phase.BODY);
      assertThat(failed.said()).contains("300 ms").contains("body");
    }
  }

  @Test
  void headers_that_drip_end_at_the_deadline_too() {
    try (var server =
        LoopbackServer.that((socket, _) -> {
          LoopbackServer.send(socket, "HTTP/1.1 200 OK\r\n");
          while (true) {
            LoopbackServer.send(socket, "X-A: b\r\n");
            java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
          }
        })) {
      assertThat(failed(get(server.url("/"), SHORT)).phase()).isEqualTo(Phase.HEADERS);
    }
  }

  @Test
  void a_silent_server_ends_at_the_deadline() {
    var self = new AtomicReference<LoopbackServer>();
    try (var server = LoopbackServer.that((_, _) -> self.get().hold())) {
      self.set(server);
      var failed = failed(get(server.url("/"), SHORT));

      assertThat(failed.phase()).isEqualTo(Phase.HEADERS);
    }
  }

  @Test
  void a_server_that_is_slow_to_read_a_large_body_ends_at_the_deadline() {
    var self = new AtomicReference<LoopbackServer>();
    try (var server = LoopbackServer.that((_, _) -> self.get().hold())) {
      self.set(server);
      var ask =
          new HttpAsk(
              WebAddress.parse(server.url("/")),
              "POST",
              Map.of(),
              Optional.of(new byte[32 << 20]),
              SHORT,
              0,
              new Trust.Public(),
              100);
      assertThat(failed(probe.look(ask)).phase()).isEqualTo(Phase.SEND);
    }
  }

  @Test
  void a_huge_body_is_cut_and_not_read_to_its_end() {
    try (var server =
        LoopbackServer.that((socket, _) -> {
          LoopbackServer.send(socket, "HTTP/1.1 200 OK\r\nContent-Length: 10000000000\r\n\r\n");
          var piece = "y".repeat(1 << 16);
          while (true) {
            LoopbackServer.send(socket, piece);
          }
        })) {
      var answered = answered(get(server.url("/"), LONG));

      assertThat(answered.body()).hasSize(HttpProbe.BODY_LIMIT);
      assertThat(answered.truncated()).isTrue();
    }
  }

  @Test
  void endless_headers_are_refused() {
    try (var server =
        LoopbackServer.that((socket, _) -> {
          LoopbackServer.send(socket, "HTTP/1.1 200 OK\r\n");
          while (true) {
            LoopbackServer.send(socket, "X-A: b\r\n".repeat(100));
          }
        })) {
      assertThat(failed(get(server.url("/"), LONG)).origin()).isEqualTo(Origin.REMOTE);
    }
  }

  @Test
  void a_refused_connection_is_the_other_sides_fault() throws IOException {
    var failed = failed(get("http://127.0.0.1:" + unusedPort() + "/", LONG));

    assertThat(failed.phase()).isEqualTo(Phase.CONNECT);
    assertThat(failed.origin()).isEqualTo(Origin.ANSWER);
    assertThat(failed.said()).isEqualTo("connection refused");
  }

  @Test
  void a_reset_a_close_a_cut_body_and_a_strange_protocol_are_the_other_sides_fault() {
    try (var reset =
            LoopbackServer.that((socket, _) -> {
              socket.setSoLinger(true, 0);
              socket.close();
            });
        var closed = LoopbackServer.that((socket, _) -> socket.close());
        var cut =
            LoopbackServer.that((socket, _) ->
                LoopbackServer.send(socket, "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc"));
        var ssh = LoopbackServer.that((socket, _) -> LoopbackServer.send(socket, "SSH-2.0-x\r\n"));
        var zero =
            LoopbackServer.that(
                (socket, _) -> LoopbackServer.send(socket, "HTTP/1.1 000 x\r\n\r\n"))) {
      for (var each : java.util.List.of(reset, closed, cut, ssh, zero)) {
        var failed = failed(get(each.url("/"), LONG));
        assertThat(failed.origin()).as(failed.said()).isEqualTo(Origin.REMOTE);
      }
      assertThat(failed(get(cut.url("/"), LONG)).said()).contains("middle of the body");
      assertThat(failed(get(closed.url("/"), LONG)).said()).contains("without an answer");
    }
  }

  @Test
  void a_name_that_does_not_exist_is_not_held_against_the_service() {
    var failed = failed(get("http://no-such-host.invalid/", Duration.ofSeconds(1)));

    assertThat(failed.phase()).isEqualTo(Phase.DNS);
    assertThat(failed.origin()).isEqualTo(Origin.LOCAL);
  }

  @Test
  void a_redirect_is_an_answer_unless_it_may_be_followed() {
    try (var end = LoopbackServer.answering(200, "there");
        var start =
            LoopbackServer.that((socket, request) ->
                LoopbackServer.send(
                    socket,
                    request.startsWith("GET /a")
                        ? LoopbackServer.response(302, "", "Location: b?x=1")
                        : LoopbackServer.response(301, "", "Location: " + end.url("/end"))))) {
      var ask = ask(start.url("/a"), Map.of("Authorization", "Bearer canary"), 0);

      assertThat(answered(probe.look(ask)).status()).isEqualTo(302);
      assertThat(answered(probe.look(ask(start.url("/a"), Map.of(), 1))).status()).isEqualTo(301);
      var far = answered(probe.look(ask(start.url("/a"), ask.headers(), 5)));
      assertThat(far.text()).isEqualTo("there");
      assertThat(far.from()).hasToString(end.url("/end"));
      assertThat(start.requests().getLast()).startsWith("GET /b?x=1").contains("Bearer canary");
      assertThat(end.requests().getLast()).doesNotContain("canary");
    }
  }

  @Test
  void a_redirect_loop_ends_with_the_number_that_is_followed() {
    try (var server =
        LoopbackServer.that((socket, _) ->
            LoopbackServer.send(socket, LoopbackServer.response(302, "", "Location: /")))) {
      assertThat(answered(probe.look(ask(server.url("/"), Map.of(), 5))).status()).isEqualTo(302);
      assertThat(server.connections()).isEqualTo(6);
    }
  }

  @Test
  void a_header_with_a_line_break_is_refused_without_showing_it() {
    assertThatThrownBy(() -> ask("http://localhost/", Map.of("X-Key", "canary\r\nX-Evil: 1"), 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("X-Key")
        .hasMessageNotContaining("canary");
  }

  @Test
  void texts_never_show_what_a_request_holds() {
    var ask = ask("http://localhost/x?token=canary", Map.of("Authorization", "canary"), 0);

    assertThat(ask.toString()).doesNotContain("canary");
  }

  @Test
  void tls_is_believed_only_for_the_authority_that_is_given() throws Exception {
    try (var server = TlsServer.start(folder)) {
      var address = WebAddress.parse("https://localhost:" + server.port() + "/");

      var stranger = failed(probe.look(trusting(address, new Trust.Public())));
      assertThat(stranger.phase()).isEqualTo(Phase.TLS);
      assertThat(stranger.origin()).isEqualTo(Origin.REMOTE);
      var known = answered(probe.look(trusting(address, new Trust.Authority(server.ca()))));
      assertThat(known.text()).isEqualTo("secured");
      assertThat(known.timings().parts()).containsKey(Phase.TLS);
      var numbered = WebAddress.parse("https://127.0.0.1:" + server.port() + "/");
      assertThat(failed(probe.look(trusting(numbered, new Trust.Authority(server.ca())))).said())
          .startsWith("TLS failed");
      assertThat(answered(probe.look(trusting(numbered, new Trust.Anyone()))).status())
          .isEqualTo(200);
    }
  }

  @Test
  void an_authority_that_cannot_be_read_is_our_own_fault() throws Exception {
    var empty = Files.writeString(folder.resolve("ca.pem"), "not a certificate");
    try (var server = TlsServer.start(folder)) {
      var address = WebAddress.parse("https://localhost:" + server.port() + "/");

      assertThat(failed(probe.look(trusting(address, new Trust.Authority(empty)))).origin())
          .isEqualTo(Origin.LOCAL);
      assertThat(
              failed(probe.look(trusting(address, new Trust.Authority(folder.resolve("none.pem")))))
                  .said())
          .contains("none.pem");
    }
  }

  @Test
  void silence_in_the_tls_handshake_ends_at_the_deadline() {
    try (var silent = LoopbackServer.answering(200, "never")) {
      var failed = failed(get("https://127.0.0.1:" + silent.port() + "/", SHORT));

      assertThat(failed.phase()).isEqualTo(Phase.TLS);
    }
  }

  @Test
  void a_body_is_read_in_the_character_set_that_it_tells() {
    var latin = "HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=\"ISO-8859-1\"\r\n\r\n\u00e4";
    try (var server =
        LoopbackServer.that((socket, _) ->
            socket.getOutputStream().write(latin.getBytes(StandardCharsets.ISO_8859_1)))) {
      assertThat(answered(get(server.url("/"), LONG)).text()).isEqualTo("\u00e4");
    }
  }

  private HttpResult get(String url, Duration timeout) {
    return probe.look(HttpAsk.get(WebAddress.parse(url), timeout));
  }

  private static HttpAsk ask(String url, Map<String, String> headers, int follow) {
    return new HttpAsk(
        WebAddress.parse(url),
        "GET",
        headers,
        Optional.empty(),
        LONG,
        follow,
        new Trust.Public(),
        100);
  }

  private static HttpAsk trusting(WebAddress address, Trust trust) {
    return new HttpAsk(address, "GET", Map.of(), Optional.empty(), LONG, 0, trust, 100);
  }

  private static HttpResult.Answered answered(HttpResult result) {
    return switch (result) {
      case HttpResult.Answered answered -> answered;
      case Failed failed -> throw new AssertionError(failed.toString());
    };
  }

  private static Failed failed(HttpResult result) {
    return switch (result) {
      case HttpResult.Answered answered -> throw new AssertionError("answered " + answered);
      case Failed failed -> failed;
    };
  }

  private static int unusedPort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
