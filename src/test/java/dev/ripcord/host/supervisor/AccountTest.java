package dev.ripcord.host.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which words change the user. */
class AccountTest {
  private static final Account ROOT = new Account("root", 0);
  private static final Account ANNA = new Account("anna", 1000);

  @Test
  void nothing_changes_for_nobody_named_and_for_oneself() {
    assertThat(ANNA.prefix(Optional.empty(), Map.of())).isEmpty();
    assertThat(ANNA.prefix(Optional.of("anna"), Map.of())).isEmpty();
    assertThat(ROOT.prefix(Optional.of("root"), Map.of())).isEmpty();
  }

  @Test
  void root_needs_no_sudo() {
    assertThat(ROOT.prefix(Optional.of("anna"), Map.of("A", "1")))
        .containsExactly("runuser", "-u", "anna", "--");
  }

  @Test
  void sudo_is_told_the_names_of_variables_and_never_their_values() {
    assertThat(ANNA.prefix(Optional.of("root"), Map.of()))
        .containsExactly("sudo", "-n", "-u", "root", "--");
    assertThat(ANNA.prefix(Optional.of("pm2"), Map.of("TOKEN", "secret")))
        .containsExactly("sudo", "-n", "-u", "pm2", "--preserve-env=TOKEN", "--");
  }
}
