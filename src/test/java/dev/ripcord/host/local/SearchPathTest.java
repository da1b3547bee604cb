package dev.ripcord.host.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SearchPathTest {
  @Test
  void an_ordinary_user_finds_what_stands_in_the_folders_for_administrators() {
    assertThat(SearchPath.after(Optional.of("/home/ann/bin:/usr/bin:/bin")))
        .isEqualTo("/home/ann/bin:/usr/bin:/bin:/usr/local/sbin:/usr/sbin:/sbin");
  }

  @Test
  void the_order_of_what_is_there_already_stays() {
    var roots = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
    assertThat(SearchPath.after(Optional.of(roots))).isEqualTo(roots);
  }

  @Test
  void without_a_path_there_is_the_usual_one() {
    assertThat(SearchPath.after(Optional.empty()))
        .isEqualTo("/usr/local/bin:/usr/bin:/bin:/usr/local/sbin:/usr/sbin:/sbin");
  }
}
