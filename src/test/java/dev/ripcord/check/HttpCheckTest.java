package dev.ripcord.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.check.Finding.State;
import dev.ripcord.host.Command;
import dev.ripcord.host.Host;
import dev.ripcord.probe.LoopbackServer;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpCheckTest {
  @TempDir private Path folder;
  private Host host = Checks.local(Path.of("."));

  @BeforeEach
  void local() {
    host = Checks.local(folder);
  }

  /** {@code curl -s URL >/dev/null} (StreamLick's health loop): success on every HTTP error. */
  @Test
  void a_500_is_bad_where_the_runbooks_curl_claims_success() {
    try (var server = LoopbackServer.answering(500, "down")) {
      var naive =
          host.look(Command.of("sh", "-c", "curl -s " + server.url("/health") + " > /dev/null"));
      assertThat(naive.ok()).isTrue();

      var finding = look("http: " + server.url("/health"));

      assertThat(finding.state()).isEqualTo(State.BAD);
      assertThat(finding.said()).contains("500", "2xx");
    }
  }

  /** {@code curl -sf} still takes a redirect, such as to a login page, for success. */
  @Test
  void a_302_is_bad_where_curl_with_f_claims_success() {
    try (var server = LoopbackServer.answering(302, "", "Location: /login")) {
      assertThat(host.look(Command.of("curl", "-sf", server.url("/"))).ok()).isTrue();

      assertThat(look("http: " + server.url("/")).state()).isEqualTo(State.BAD);
    }
  }

  @Test
  void a_refused_connection_is_bad_and_a_name_that_cannot_be_looked_up_is_unknown() {
    int port;
    try (var server = LoopbackServer.answering(200, "")) {
      port = server.port();
    }
    assertThat(look("http: 'http://127.0.0.1:" + port + "/'").state()).isEqualTo(State.BAD);
    assertThat(look("http: { url: 'http://no-such-host.invalid/', timeout: 1s }").state())
        .isEqualTo(State.UNKNOWN);
  }

  @Test
  void a_secret_goes_into_the_request_and_nowhere_else() {
    try (var server =
        LoopbackServer.that((socket, request) ->
            LoopbackServer.send(
                socket,
                LoopbackServer.response(
                    200,
                    "{\"you-sent\": \"" + token(request) + "\"}",
                    "X-Echo: " + token(request))))) {
      var yaml =
          """
          http:
            url: %s
            headers: { Authorization: "Bearer ${env:CANARY}" }
            expect: { json: { $.you-sent: nothing }, header: { X-Echo: nothing } }
          """
              .formatted(server.url("/"));
      var finding = look(yaml);

      assertThat(server.requests().getFirst()).contains("Authorization: Bearer " + Checks.CANARY);
      assertThat(finding.state()).isEqualTo(State.BAD);
      assertThat(finding.toString()).contains("***").doesNotContain(Checks.CANARY);
    }
  }

  @Test
  void without_its_secret_a_check_is_unknown_and_nothing_is_asked() {
    try (var server = LoopbackServer.answering(200, "")) {
      var finding =
          look("http: { url: '" + server.url("/") + "', headers: { X-Key: '${env:NONE}' } }");

      assertThat(finding.state()).isEqualTo(State.UNKNOWN);
      assertThat(finding.said()).contains("env:NONE");
      assertThat(server.connections()).isZero();
    }
  }

  @Test
  void a_body_is_sent_with_its_method() {
    try (var server = LoopbackServer.answering(201, "")) {
      var finding =
          look(
              "http: { url: '"
                  + server.url("/x")
                  + "', method: POST, body-sent: '{}', headers: { Content-Type: application/json } }");

      assertThat(finding.isGood()).isTrue();
      assertThat(server.requests().getFirst())
          .startsWith("POST /x")
          .contains("Content-Length: 2", "Content-Type: application/json");
    }
  }

  private static String token(String request) {
    return request
        .lines()
        .filter(each -> each.startsWith("Authorization: "))
        .map(each -> each.substring("Authorization: Bearer ".length()))
        .findFirst()
        .orElse("");
  }

  private Finding look(String yaml) {
    var colon = yaml.indexOf(':');
    return Checks.look(yaml.substring(0, colon), yaml.substring(colon + 1), host);
  }
}
