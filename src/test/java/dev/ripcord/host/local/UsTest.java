package dev.ripcord.host.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ripcord.host.supervisor.Account;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where our processes find each other. */
final class UsTest {
  private static final Account ANN = new Account("ann", 1000);
  private static final Path STATE = Path.of("/home/ann/.local/state/ripcord/run");
  private static final Path LOGIN = Path.of("/run/user/1000/ripcord");

  @Test
  void without_the_variables_of_a_login_its_folder_is_looked_into_all_the_same() {
    assertThat(Us.soughtFolders(ANN, List.of(STATE))).containsExactly(STATE, LOGIN);
  }

  @Test
  void a_folder_is_looked_into_once() {
    assertThat(Us.soughtFolders(ANN, List.of(LOGIN, STATE))).containsExactly(LOGIN, STATE);
  }

  @Test
  void the_places_of_root_are_always_the_same() {
    var fixed = List.of(Path.of("/run/ripcord"));
    assertThat(Us.soughtFolders(new Account("root", 0), fixed)).isEqualTo(fixed);
  }
}
