package dev.ripcord.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.app.demo.FreePort;
import dev.ripcord.clock.Clock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TcpProbeTest {
  private final TcpProbe probe = new TcpProbe(Clock.system());

  @Test
  void a_port_that_listens_is_connected_to_and_one_that_does_not_refuses() throws IOException {
    int port;
    try (var listener = new ServerSocket(FreePort.find(), 1, InetAddress.getLoopbackAddress())) {
      port = listener.getLocalPort();
      assertThat(look(port, Duration.ofSeconds(20))).isInstanceOf(TcpResult.Connected.class);
    }
    assertThat(look(port, Duration.ofSeconds(20)))
        .isInstanceOfSatisfying(
            Failed.class, failed -> assertThat(failed.origin()).isEqualTo(Origin.ANSWER));
  }

  @Test
  void a_listener_on_this_machine_whose_queue_is_full_is_to_blame_itself() throws IOException {
    var waiting = new ArrayList<Socket>();
    try (var listener = new ServerSocket(FreePort.find(), 1, InetAddress.getLoopbackAddress())) {
      fill(listener, waiting);

      assertThat(look(listener.getLocalPort(), Duration.ofMillis(200)))
          .isInstanceOfSatisfying(
              Failed.class, failed -> assertThat(failed.origin()).isNotEqualTo(Origin.PATH));
    } finally {
      for (var each : waiting) {
        each.close();
      }
    }
  }

  private static void fill(ServerSocket listener, List<Socket> waiting) throws IOException {
    for (var i = 0; i < 10; i++) {
      var socket = new Socket();
      waiting.add(socket);
      try {
        socket.connect(listener.getLocalSocketAddress(), 100);
      } catch (IOException full) {
        return;
      }
    }
  }

  private TcpResult look(int port, Duration timeout) {
    return probe.look("127.0.0.1", port, timeout);
  }
}
