package dev.ripcord.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the daemon listens, as a catalog says it. */
final class ListeningShapeTest {
  private static Listening read(String text) {
    return ListeningShape.shape().readOrThrow(YamlReader.read(text, "test"));
  }

  @Test
  void without_the_key_nothing_listens() {
    assertThat(Samples.read(Samples.service("shop")).listening()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1:9480, 127.0.0.1, 9480",
    "localhost:80, localhost, 80",
    "'[::1]:9480', ::1, 9480",
    "127.8.0.9:1, 127.8.0.9, 1"
  })
  void this_machine_may_look_without_a_token(String text, String host, int port) {
    var read = read("{ listen: '" + text + "' }");
    assertThat(read.host()).isEqualTo(host);
    assertThat(read.port()).isEqualTo(port);
    assertThat(read.isLoopback()).isTrue();
    assertThat(read.address()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0.0.0.0:9480", "'[::]:9480'", "monitor.example:9480", "127.0.0.1.example:9480"})
  void others_get_there_with_a_token_only(String text) {
    assertThatThrownBy(() -> read("{ listen: '" + text + "' }"))
        .hasMessageContaining("add a 'token', or listen on 127.0.0.1");
    assertThat(read("{ listen: '" + text + "', token: '${env:T}' }").isLoopback()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ listen: '127.0.0.1:9480', token: hunter2 } | a secret in plain text",
        "{ listen: '127.0.0.1' } | an address and port",
        "{ listen: '127.0.0.1:99999' } | a port is from 1",
        "{ listen: 'http://x:1' } | an address and port",
        "{ port: 9480 } | unknown key 'port'"
      })
  void what_cannot_be_meant_is_told(String text, String why) {
    assertThatThrownBy(() -> read(text))
        .hasMessageContaining(why)
        .hasMessageNotContaining("hunter2");
  }
}
