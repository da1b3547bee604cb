package dev.ripcord.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is too long. */
final class FitTest {
  @Test
  void what_fits_stays_as_it_is() {
    assertThat(Fit.plain("a \ud83d\ude80 b", 6)).isEqualTo("a \ud83d\ude80 b");
  }

  @Test
  void what_does_not_loses_its_middle_and_says_how_much() {
    var text = "begin " + "x".repeat(500) + " end";
    assertThat(Fit.plain(text, 100))
        .hasSizeLessThanOrEqualTo(100)
        .startsWith("begin ")
        .endsWith(" end")
        .contains("characters left out");
  }

  @Test
  void no_character_is_cut_in_two_and_no_escape_either() {
    var seed = System.nanoTime();
    var random = new Random(seed);
    for (var i = 0; i < 2000; i++) {
      var text = new StringBuilder();
      random
          .ints(random.nextInt(120), 0, 4)
          .forEach(each -> text.append(new String[] {"a", "\ud83d\ude80", "*", "\u00e9"}[each]));
      var limit = random.nextInt(60);
      var fit = Fit.escaped(text.toString(), limit, c -> c == '*' ? "\\*" : Character.toString(c));
      assertThat(fit).as("seed %d, try %d", seed, i).hasSizeLessThanOrEqualTo(limit);
      assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(fit)).as("seed %d", seed).isTrue();
      assertThat(fit.replace("\\*", ""))
          .as("seed %d", seed)
          .doesNotContain("*")
          .doesNotContain("\\");
    }
  }

  @Test
  void what_rings_or_turns_a_line_around_or_is_half_a_character_goes() {
    assertThat(Fit.plain("a\u0007b\u202ec\ud83dd\ne", 100)).isEqualTo("abcd\ne");
  }
}
