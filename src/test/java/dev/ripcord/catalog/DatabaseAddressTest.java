package dev.ripcord.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses of a shared journal. */
final class DatabaseAddressTest {
  @Test
  void all_of_its_parts_are_read() {
    assertThat(
            DatabaseAddress.of(
                "postgresql://rip%40cord:${file:/etc/x@y}@a.example:5433,[::1]/my%20db"
                    + "?sslmode=verify-full&sslrootcert=/etc/ca+1.pem"))
        .isEqualTo(
            new DatabaseAddress(
                "a.example:5433,[::1]",
                "my db",
                Optional.of("rip@cord"),
                Optional.of("${file:/etc/x@y}"),
                Map.of("sslmode", "verify-full", "sslrootcert", "/etc/ca+1.pem")));
  }

  @Test
  void user_and_password_may_stand_behind() {
    var address = DatabaseAddress.of("postgres://db/ripcord?user=anna&password=${env:PW}");
    assertThat(address.user()).contains("anna");
    assertThat(address.password()).contains("${env:PW}");
    assertThat(address).hasToString("postgresql://db/ripcord");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"postgresql://anna:hunter22@db/ripcord", "postgres://db/x?password=hunter22"})
  void a_password_in_plain_text_is_refused_and_not_repeated(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DatabaseAddress.of(text))
        .withMessageContaining("${env:NAME}")
        .withMessageNotContaining("hunter22");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql:",
        "postgresql://",
        "postgresql://db",
        "postgresql://db/",
        "postgres:db/x",
        "postgresql://a:b@c:d@db/x",
        "postgresql://db/x?socketFactory=evil",
        "postgresql://db/x?ssl"
      })
  void what_is_no_address_is_told(String text) {
    assertThat(DatabaseAddress.is(text)).isTrue();
    assertThatIllegalArgumentException().isThrownBy(() -> DatabaseAddress.of(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/var/lib/ripcord/journal.db", "postgres.db", "../postgresql/x"})
  void a_file_is_no_address(String text) {
    assertThat(DatabaseAddress.is(text)).isFalse();
  }
}
