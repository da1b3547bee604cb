package dev.ripcord.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever stands in an argument, a shell takes it for that and nothing else. */
class QuoteTest {
  private static final String NASTY = "'\"\\$`!*?[]{}()<>|&;#~=%^ \t\n\r\u0001-/aé€\uD83D\uDE80";

  @ParameterizedTest
  @ValueSource(strings = {"dash", "bash", "busybox"})
  void random_arguments_arrive_as_they_are_in(String shell) throws Exception {
    org.junit.jupiter.api.Assumptions.assumeTrue(ShellCheck.has(shell), "needs " + shell);
    var seed = new Random().nextLong();
    var random = new Random(seed);
    for (var round = 0; round < 40; round++) {
      var words = words(random);
      assertThat(heard(shell, words)).as("seed %d", seed).isEqualTo(words);
    }
  }

  @Test
  void the_naive_way_does_not_bring_them_through() throws Exception {
    var words = List.of("a  b", "$HOME");
    assertThat(heard("dash", "printf '%s\\0' " + String.join(" ", words))).isNotEqualTo(words);
  }

  @Test
  void what_no_shell_can_take_is_refused() {
    assertThatThrownBy(() -> Quote.word("a\0b")).isInstanceOf(IllegalArgumentException.class);
  }

  private static List<String> words(Random random) {
    var words = new ArrayList<String>();
    for (var count = random.nextInt(1, 8); count > 0; count--) {
      var word = new StringBuilder();
      for (var length = random.nextInt(20); length > 0; length--) {
        var at = random.nextInt(NASTY.codePointCount(0, NASTY.length()));
        word.appendCodePoint(NASTY.codePointAt(NASTY.offsetByCodePoints(0, at)));
      }
      words.add(word.toString());
    }
    return words;
  }

  private static List<String> heard(String shell, List<String> words) throws Exception {
    return heard(shell, "printf '%s\\0' " + Quote.words(words));
  }

  private static List<String> heard(String shell, String line)
      throws IOException, InterruptedException {
    var argv = shell.equals("busybox") ? List.of("busybox", "sh", "-s") : List.of(shell, "-s");
    var process = new ProcessBuilder(argv).redirectErrorStream(true).start();
    try (var stdin = process.getOutputStream()) {
      stdin.write(("{\n" + line + "\nexit\n}\n").getBytes(UTF_8));
    }
    var said = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    var all = Arrays.asList(said.split("\0", -1));
    return all.subList(0, all.size() - 1);
  }
}
