package dev.ripcord.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.clock.Clock;
import dev.ripcord.real.Eventually;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What packets that get lost, come late or come from nowhere mean. */
@Timeout(90)
class StunProbeTest {
  private static final byte[] SEEN = {0, 1, 0, 8, 0, 1, 0x12, 0x34, 127, 0, 0, 1};

  @Test
  void a_packet_that_was_lost_is_sent_again_and_strange_ones_are_passed_over() throws Exception {
    try (var socket = loopback()) {
      var server =
          Thread.ofVirtual()
              .start(() -> {
                var _ = receive(socket);
                var again = receive(socket);
                send(
                    socket,
                    again,
                    "what is that".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
                var answer = Arrays.copyOf(again.getData(), 32);
                answer[0] = 1;
                answer[1] = 1;
                answer[3] = (byte) SEEN.length;
                System.arraycopy(SEEN, 0, answer, 20, SEEN.length);
                send(socket, again, answer);
              });
      var seen = look(socket.getLocalPort(), Duration.ofSeconds(10));
      assertThat(seen)
          .isInstanceOfSatisfying(
              StunResult.Bound.class,
              bound -> {
                assertThat(bound.seenAs()).isEqualTo("127.0.0.1:4660");
                assertThat(bound.timings().total())
                    .isBetween(Duration.ofMillis(450), Duration.ofSeconds(5));
              });
      server.join();
    }
  }

  /** A look that was held up on a busy machine blames nobody, and is no example. */
  @Test
  void a_silent_port_of_this_machine_is_the_servers_fault() throws Exception {
    try (var socket = loopback()) {
      var seen =
          Eventually.present(
              "a look that finds the server at fault",
              () ->
                  Optional.of((Failed) look(socket.getLocalPort(), Duration.ofMillis(300)))
                      .filter(each -> each.origin() == Origin.REMOTE));
      assertThat(seen.said()).contains("no end within 300 ms");
    }
  }

  @Test
  void a_port_on_which_nobody_listens_says_so_at_once() throws Exception {
    int port;
    try (var socket = loopback()) {
      port = socket.getLocalPort();
    }
    var seen = look(port, Duration.ofSeconds(20));
    assertThat(((Failed) seen).said()).isEqualTo("nobody listens on the port");
    assertThat(((Failed) seen).origin()).isEqualTo(Origin.REMOTE);
  }

  @Test
  void a_name_that_nobody_knows_is_no_fault_of_the_server() {
    var seen = new StunProbe(Clock.system()).look("no.such.invalid", 3478, Duration.ofSeconds(10));
    assertThat(((Failed) seen).origin()).isEqualTo(Origin.LOCAL);
  }

  private static DatagramSocket loopback() throws IOException {
    return new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  private static StunResult look(int port, Duration timeout) {
    return new StunProbe(Clock.system()).look("127.0.0.1", port, timeout);
  }

  private static DatagramPacket receive(DatagramSocket socket) {
    try {
      var packet = new DatagramPacket(new byte[100], 100);
      socket.receive(packet);
      return packet;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void send(DatagramSocket socket, DatagramPacket to, byte[] content) {
    try {
      socket.send(new DatagramPacket(content, content.length, to.getSocketAddress()));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
