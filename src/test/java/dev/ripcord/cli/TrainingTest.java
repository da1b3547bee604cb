package dev.ripcord.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainingTest {

  @ParameterizedTest
  @CsvSource({
    "plan shop, 0, true",
    "plan shop, 2, false",
    "plan shop -> 3, 3, true",
    "plan shop -> 3, 0, false"
  })
  void a_command_has_to_end_as_its_line_says(String line, int code, boolean fits) {
    assertThat(Training.fits(line, _ -> code)).isEqualTo(fits);
  }

  @Test
  void the_command_gets_its_words_and_not_the_arrow() {
    var given = new ArrayList<String>();

    Training.fits(
        "plan  shop -> 3",
        words -> {
          given.addAll(List.of(words));
          return 3;
        });

    assertThat(given).containsExactly("plan", "shop");
  }
}
