package dev.ripcord.host.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PipeSocketTest {
  @Test
  void what_is_written_goes_in_and_what_comes_out_is_read_to_its_end() throws IOException {
    try (var socket = over("cat")) {
      socket.getOutputStream().write("there and back".getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().close();

      assertThat(socket.getInputStream().readAllBytes()).asString().isEqualTo("there and back");
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void a_program_that_is_silent_for_too_long_is_noticed_and_may_go_on() throws IOException {
    try (var socket = over("cat")) {
      socket.setSoTimeout(20);
      assertThatThrownBy(() -> socket.getInputStream().read())
          .isInstanceOf(SocketTimeoutException.class);

      socket.setSoTimeout(0);
      socket.getOutputStream().write('x');
      socket.getOutputStream().flush();
      assertThat(socket.getInputStream().read()).isEqualTo('x');
    }
  }

  @Test
  void its_program_ends_with_it() throws IOException {
    var process = new ProcessBuilder("cat").start();
    new PipeSocket(process).close();

    assertThat(process.onExit().join().isAlive()).isFalse();
  }

  private static PipeSocket over(String... words) throws IOException {
    return new PipeSocket(new ProcessBuilder(words).start());
  }
}
