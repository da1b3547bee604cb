package dev.ripcord.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.app.demo.FreePort;
import dev.ripcord.check.Checks;
import dev.ripcord.check.Finding;
import dev.ripcord.check.Finding.State;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real TURN server, asked as a browser asks it. */
@Needs(Part.COTURN)
class StunTest {
  @TempDir private Path folder;

  @Test
  void a_server_answers_and_one_that_hangs_or_is_gone_does_not_whatever_a_packet_seems_to_say() {
    var port = FreePort.find();
    try (var server = Background.start(turnserver(port), "")) {
      Eventually.holds("coturn answers", () -> look(port, "2s").isGood());
      assertThat(look(port, "5s").evidence().get("seen-as")).startsWith("127.0.0.1:");
      assertThat(look(port, "5s").numbers()).containsKey("latency");

      server.signal("STOP");
      var silent = look(port, "600ms");
      assertThat(silent.state()).isEqualTo(State.BAD);
      assertThat(silent.said()).contains("no end within 600 ms");
      server.signal("CONT");
      server.signal("KILL");
      Eventually.holds("coturn is gone", () -> !server.running());
    }
    // A packet that is sent to nobody is a success to who sends it.
    var naive = List.of("bash", "-c", "echo >/dev/udp/127.0.0.1/" + port);
    assertThat(Background.start(naive, "").await(Duration.ofSeconds(5)).ok()).isTrue();
    assertThat(look(port, "5s").said()).isEqualTo("nobody listens on the port");
  }

  private List<String> turnserver(int port) {
    return List.of(
        "turnserver",
        "-n",
        "--listening-ip=127.0.0.1",
        "--listening-port=" + port,
        "--no-tls",
        "--no-dtls",
        "--no-cli",
        "--no-tcp-relay",
        "--log-file=stdout",
        "--userdb=" + folder.resolve("turndb"),
        "--pidfile=" + folder.resolve("pid"));
  }

  private Finding look(int port, String timeout) {
    var yaml = "{ address: 'localhost:" + port + "', timeout: " + timeout + " }";
    return Checks.look("stun", yaml, Checks.local(folder));
  }
}
