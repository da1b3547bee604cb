package dev.ripcord.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.app.demo.FreePort;
import dev.ripcord.check.Finding;
import dev.ripcord.clock.Clock;
import dev.ripcord.journal.Outcome;
import dev.ripcord.probe.LoopbackServer;
import dev.ripcord.probe.WebSocketServer;
import dev.ripcord.target.Acting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code curl} takes for health behind a real nginx, and what a check makes of the same. */
@Needs(Part.NGINX)
class HealthPitfallsTest {
  private static final String SITE =
      """
      server {
        listen 127.0.0.1:PORT;
        location = /404 { return 404; }
        location = /500 { return 500; }
        location = /503 { return 503; }
        location = /moved { return 302 /login; }
        location = /v4/websocket { return 200 '{}'; }
        location = /version { return 200 '{"version": "0.0.1"}'; }
        location / { return 200 antmedia; }
      }
      """;

  @TempDir Path folder;
  private RealNginx nginx;
  private Following following;

  @BeforeEach
  void start() {
    nginx = RealNginx.start(folder, SITE);
    following = new Following(Acting.local(folder), Clock.system());
  }

  @AfterEach
  void stop() {
    nginx.close();
  }

  private String url(String path) {
    return "http://127.0.0.1:" + nginx.port() + path;
  }

  private static Ran sh(String script) {
    return Background.start(List.of("bash", "-c", script), "").await(Duration.ofSeconds(30));
  }

  /** {@code curl -s URL >/dev/null} as a health check (StreamLick): any answer is health. */
  @ParameterizedTest
  @ValueSource(strings = {"/404", "/500", "/503"})
  void curl_takes_an_error_for_health_and_a_check_does_not(String path) {
    assertThat(sh("curl -s " + url(path) + " > /dev/null").exit()).isZero();
    assertThat(following.check("http: " + url(path)).state()).isEqualTo(Finding.State.BAD);
  }

  /** {@code curl -f}: a redirect to a login page is health too. */
  @Test
  void curl_with_fail_takes_a_redirect_for_health_and_a_check_does_not() {
    assertThat(sh("curl -sf " + url("/moved")).exit()).isZero();
    assertThat(following.check("http: " + url("/moved")).said()).contains("302");
    assertThat(following.check("http: " + url("/moved")).state()).isEqualTo(Finding.State.BAD);
  }

  @Test
  void curl_with_fail_takes_the_wrong_version_for_health_and_a_check_can_ask_for_the_right_one() {
    assertThat(sh("curl -sf " + url("/version")).exit()).isZero();
    var asked =
        "http: { url: \"" + url("/version") + "\", expect: { json: { $.version: \"1.4.0\" } } }";
    assertThat(following.check(asked).state()).isEqualTo(Finding.State.BAD);
    assertThat(following.check(asked.replace("1.4.0", "0.0.1")).isGood()).isTrue();
  }

  /** Without the words of a handshake any page at the address is success (Lavalink). */
  @Test
  void curl_takes_a_page_for_a_websocket_and_a_check_opens_it() {
    assertThat(sh("curl -sf " + url("/v4/websocket")).exit()).isZero();
    var check = following.check("websocket: " + ws("/v4/websocket"));
    assertThat(check.state()).isEqualTo(Finding.State.BAD);
    assertThat(check.said()).contains("it answers 200, as for any page, in place of 101");
  }

  /** With them it prints 101 for whoever says so, and calls a server that is right a failure. */
  @Test
  void curl_believes_any_101_and_waits_for_ever_on_a_real_one_and_a_check_looks_at_the_key() {
    var upgrade =
        "-H 'Connection: Upgrade' -H 'Upgrade: websocket' -H 'Sec-WebSocket-Version: 13'"
            + " -H 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==' ";
    var curl = "curl -s -m 1 -o /dev/null -w '%{http_code}' " + upgrade;
    try (var wrong =
            LoopbackServer.that((socket, request) ->
                LoopbackServer.send(
                    socket,
                    WebSocketServer.agreed(request)
                        .replaceAll("(Accept: )\\S+", "$1bm9ib2R5IGtub3dzIG1lIQ==")));
        var right =
            LoopbackServer.that((socket, request) -> {
              LoopbackServer.send(socket, WebSocketServer.agreed(request));
              WebSocketServer.read(socket);
            })) {
      assertThat(sh(curl + wrong.url("/")).out()).isEqualTo("101");
      var real = sh(curl + right.url("/"));
      assertThat(real.out()).isEqualTo("101");
      assertThat(real.exit()).as("a timeout, for a server that is right").isEqualTo(28);
      var found = following.check("websocket: " + wrong.url("/").replace("http", "ws"));
      assertThat(found.state()).isEqualTo(Finding.State.BAD);
      assertThat(found.said()).contains("does not belong to what was asked");
      assertThat(following.check("websocket: " + right.url("/").replace("http", "ws")).isGood())
          .isTrue();
    }
  }

  private String ws(String path) {
    return url(path).replace("http", "ws");
  }

  /** Without a limit of its own {@code curl} waits as long as the server likes. */
  @Test
  void curl_waits_for_ever_and_a_check_has_a_limit() throws IOException {
    try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var url = "http://127.0.0.1:" + silent.getLocalPort() + "/";
      assertThat(sh("timeout 1 curl -s " + url).exit()).as("ended by timeout").isEqualTo(124);
      var check = following.check("http: { url: \"" + url + "\", timeout: 300ms }");
      assertThat(check.state()).isEqualTo(Finding.State.BAD);
    }
  }

  /** The loop of 30 tries (StreamLick), of which 3 do here: it goes on to nginx in every case. */
  @Test
  void a_loop_that_waits_for_health_goes_on_without_it_and_the_step_wait_does_not()
      throws IOException {
    var variant = "server { listen 127.0.0.1:PORT; return 200 mediasoup; }";
    nginx.write("conf.d/media.conf.mediasoup", variant);
    var before = Files.readString(nginx.site());
    var dead = "http://127.0.0.1:" + FreePort.find() + "/health";
    var ran =
        sh(
            """
            set -e
            for i in {1..3}; do
              if curl -s %1$s > /dev/null 2>&1; then echo healthy; break; fi
              sleep 0.01
            done
            cp %2$s.mediasoup %2$s
            nginx -c %3$s -t 2> /dev/null && nginx -c %3$s -s reload
            echo COMPLETE
            """
                .formatted(dead, nginx.site(), nginx.conf()));
    assertThat(ran.text()).isEqualTo("COMPLETE");
    Eventually.holds("switched", () -> nginx.served().filter("mediasoup"::equals).isPresent());

    Files.writeString(nginx.site(), before);
    nginx.run("-s", "reload").text();
    Eventually.holds("as before", () -> nginx.served().filter("antmedia"::equals).isPresent());
    var finished =
        following.run(
            "wait: { for: [ { http: \"" + dead + "\" } ], every: 100ms, within: 1s }",
            "nginx: { site: %s, conf: %s, variant: mediasoup }"
                .formatted(nginx.site(), nginx.conf()));
    assertThat(finished.outcome()).isEqualTo(Outcome.FAILED_SAFE);
    assertThat(finished.leftInState()).anyMatch(each -> each.endsWith("not begun"));
    assertThat(Files.readString(nginx.site())).isEqualTo(before);
    assertThat(nginx.served()).contains("antmedia");
  }
}
