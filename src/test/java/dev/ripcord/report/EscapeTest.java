package dev.ripcord.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class EscapeTest {
  private static final List<String> PIECES =
      List.of(
          "|",
          "`",
          "```",
          "*",
          "**",
          "_",
          "__",
          "\\",
          "<b>",
          "<!--",
          "&amp;",
          "&#124;",
          "[a](b)",
          "![x](y)",
          "~~",
          "# ",
          "- ",
          "+ ",
          "1. ",
          "2) ",
          "> ",
          "=",
          "---",
          "http://a_b/c_d?e=_f_",
          "snake_case",
          "_x_",
          "word",
          " ",
          "ä",
          "😀",
          "http://x.y",
          "a@b.c",
          "$",
          "{",
          "}",
          "!");

  static LongStream seeds() {
    var first = new Random().nextInt();
    return LongStream.range(first, first + 300L);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whatever_a_tool_prints_is_shown_as_it_is(long seed) {
    var random = new Random(seed);
    var foreign =
        random
            .ints(1 + random.nextInt(8), 0, PIECES.size())
            .mapToObj(PIECES::get)
            .collect(Collectors.joining())
            .strip();
    var page =
        new Table(List.of("a", "b"), List.of(List.of(Escape.line(foreign), Escape.line("end"))))
                .text()
            + "- "
            + Escape.line(foreign)
            + "\n\n"
            + Escape.line(foreign)
            + "\n";

    var rendered = new Rendered(page);

    assertThat(rendered.rows())
        .as(page)
        .containsExactly(List.of("a", "b"), List.of(foreign, "end"));
    assertThat(rendered.kinds())
        .as(page)
        .isSubsetOf(
            "BulletList",
            "Document",
            "ListItem",
            "Paragraph",
            "TableBlock",
            "TableBody",
            "TableCell",
            "TableHead",
            "TableRow",
            "Text");
  }

  @ParameterizedTest
  @CsvSource({
    "api_url=http://a/b_c, api_url=http://a/b_c",
    "4.2 s, 4.2 s",
    "exit status 1; see /var/log/x.log, exit status 1; see /var/log/x.log",
    "a|b, a\\|b",
  })
  void harmless_text_stays_as_it_is(String text, String escaped) {
    assertThat(Escape.line(text)).isEqualTo(escaped);
  }

  @Test
  void lines_become_one_and_terminal_codes_none() {
    assertThat(Escape.line("one \r\n  two\u2028three\n")).isEqualTo("one / two / three");
    assertThat(Escape.line("\u001b]0;owned\u0007 \u202egnp.exe"))
        .doesNotContainPattern("\\p{Cntrl}")
        .isEqualTo("\uFFFD\\]0;owned\uFFFD \uFFFDgnp.exe");
  }

  @Test
  void long_facts_are_cut_between_characters() {
    assertThat(Escape.line("😀".repeat(10), 4)).isEqualTo("😀😀😀…");
    assertThat(Escape.line("abcd", 4)).isEqualTo("abcd");
  }
}
