package dev.ripcord.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.clock.Clock;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a server's certificate is, believed or not. */
@Timeout(30)
class CertificateProbeTest {
  @TempDir private static Path folder;
  private static TlsServer server;

  @BeforeAll
  static void start() throws Exception {
    server = TlsServer.start(folder);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void one_of_an_authority_that_is_believed_is_told_with_its_end() {
    var shown = shown("localhost", new Trust.Authority(server.ca()));
    assertThat(shown.distrust()).isEmpty();
    assertThat(shown.subject()).isEqualTo("CN=only a test");
    assertThat(Duration.between(Instant.now(), shown.ends()))
        .isBetween(Duration.ofDays(1), Duration.ofDays(2));
  }

  @Test
  void one_that_nobody_signed_is_told_too_and_why_it_is_not_believed() {
    var shown = shown("localhost", new Trust.Public());
    assertThat(shown.distrust())
        .hasValueSatisfying(
            each -> assertThat(each).contains("unable to find valid certification path"));
    assertThat(shown.ends()).isAfter(Instant.now());
    assertThat(shown("localhost", new Trust.Anyone()).distrust()).isEmpty();
  }

  @Test
  void one_for_another_name_is_not_believed() {
    var shown = shown("shop.example", new Trust.Authority(server.ca()));
    assertThat(shown.distrust())
        .hasValueSatisfying(each -> assertThat(each).contains("shop.example"));
  }

  @Test
  void a_server_that_says_nothing_shows_none_and_that_is_its_own_fault() {
    try (var plain = LoopbackServer.that((socket, _) -> socket.close())) {
      var seen = look(plain.port(), "localhost", new Trust.Public(), Duration.ofSeconds(10));
      assertThat(((Failed) seen).origin()).isEqualTo(Origin.REMOTE);
    }
  }

  private static CertificateResult.Shown shown(String name, Trust trust) {
    return (CertificateResult.Shown) look(server.port(), name, trust, Duration.ofSeconds(10));
  }

  private static CertificateResult look(int port, String name, Trust trust, Duration limit) {
    var site = WebAddress.parse("https://" + name + "/");
    return new CertificateProbe(Clock.system(), Socket::new)
        .look("127.0.0.1", port, site, limit, trust);
  }
}
