package dev.ripcord.host.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The addresses of a catalog. */
class SshAddressTest {

  @Test
  void user_and_port_may_be_missing() {
    assertThat(SshAddress.parse("ssh://pi@uploader.example:2222"))
        .isEqualTo(new SshAddress(Optional.of("pi"), "uploader.example", OptionalInt.of(2222)));
    assertThat(SshAddress.parse("ssh://alias"))
        .isEqualTo(new SshAddress(Optional.empty(), "alias", OptionalInt.empty()));
    assertThat(SshAddress.parse("ssh://root@[fe80::1]:22").host()).isEqualTo("fe80::1");
  }

  @ParameterizedTest
  @CsvSource({
    "ssh://,no host name",
    "ssh://-oProxyCommand=x,no host name",
    "ssh://-x@host,no user name",
    "ssh://pi@host:0,no port",
    "ssh://pi@host:99999,no port",
    "ssh://pi@host:22/srv,nothing may follow",
    "sftp://host,the form",
  })
  void what_is_wrong_is_said(String text, String why) {
    assertThatThrownBy(() -> SshAddress.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }

  @Test
  void a_password_is_refused_and_not_repeated() {
    assertThatThrownBy(() -> SshAddress.parse("ssh://pi:hunter2@host"))
        .hasMessageContaining("no place in an address")
        .hasMessageNotContaining("hunter2");
  }
}
