package dev.ripcord.cli.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pieces that pages are made of. */
final class PagesTest {
  private static final Format NARROW = new Format(40, false, ZoneOffset.UTC);

  @ParameterizedTest
  @CsvSource({
    "0, 0 s",
    "45, 45 ms",
    "999, 999 ms",
    "1000, 1 s",
    "1250, 1.2 s",
    "47900, 47 s",
    "60000, 1 min",
    "252000, 4 min 12 s",
    "7500000, 2 h 5 min",
    "90000000, 1 d 1 h",
    "-5, 0 s"
  })
  void lengths_have_two_units_at_most(long millis, String text) {
    assertThat(Spans.text(Duration.ofMillis(millis))).isEqualTo(text);
  }

  @Test
  void a_stamp_has_no_sign_that_a_tag_could_not_have() {
    var at = Instant.parse("2026-03-01T04:05:06Z");
    assertThat(Moments.stamp(at, ZoneOffset.UTC)).isEqualTo("20260301-040506");
  }

  @Test
  void nothing_that_steers_a_terminal_gets_through() {
    assertThat(Clean.line("a\u001b[31mb\u001b[0m\r\n c\u0007 \u009b2Jd\u202ee"))
        .isEqualTo("ab  c  2Jd e");
    assertThat(Clean.controls("  at x\ty")).isEqualTo("  at x y");
    assertThat(Clean.line("\u001b")).isEmpty();
    assertThat(Clean.line("\u001b[")).isEmpty();
  }

  @Test
  void no_line_is_longer_than_the_terminal_and_no_word_is_lost() {
    var seed = System.nanoTime();
    System.out.println("seed " + seed);
    var random = new SplittableRandom(seed);
    for (var i = 0; i < 200; i++) {
      var words =
          IntStream.range(0, 1 + random.nextInt(30))
              .mapToObj(_ -> "x".repeat(1 + random.nextInt(20)))
              .toList();
      var format = new Format(30 + random.nextInt(60), false, ZoneOffset.UTC);
      var text = String.join(" ", words);
      var lines = new Sheet(format).item("  lead  ", Tone.PLAIN, text).pair("label", text).lines();
      assertThat(lines).allMatch(each -> each.length() <= format.columns());
      assertThat(String.join(" ", lines).split(" +")).contains(words.toArray(String[]::new));
    }
  }

  @Test
  void a_table_becomes_blocks_where_it_does_not_fit() {
    var table =
        new Table(
            List.of("run", "service", "outcome"),
            List.of(List.of("20260301-120000-abc", "a-long-service", "RECOVERED")));
    assertThat(table.lines(new Format(80, false, ZoneOffset.UTC)))
        .containsExactly(
            "run                  service         outcome",
            "20260301-120000-abc  a-long-service  RECOVERED");
    assertThat(table.lines(NARROW))
        .containsExactly(
            "20260301-120000-abc", "  service: a-long-service", "  outcome: RECOVERED");
  }

  @Test
  void a_live_line_never_wraps() {
    var line =
        new LiveLine("1  stop unit antmedia", "deactivating (stop-sigterm)", Duration.ofSeconds(7));
    for (var columns = 20; columns < 120; columns++) {
      var format = new Format(columns, false, ZoneOffset.UTC);
      assertThat(line.text(3, Duration.ofSeconds(3), format)).hasSizeLessThan(columns);
    }
    assertThat(line.text(0, Duration.ofSeconds(3), new Format(100, false, ZoneOffset.UTC)))
        .isEqualTo(
            "  | 1  stop unit antmedia (3 s): deactivating (stop-sigterm), at most 7 s more");
  }

  @Test
  void a_log_that_is_followed_shows_each_line_once() {
    assertThat(LogPage.news(List.of("b", "c"), List.of("a", "b", "c", "d"))).containsExactly("d");
    assertThat(LogPage.news(List.of("a", "b", "c"), List.of("b", "c", "d"))).containsExactly("d");
    assertThat(LogPage.news(List.of("a", "a"), List.of("a", "a"))).isEmpty();
    assertThat(LogPage.news(List.of(), List.of("a"))).containsExactly("a");
    assertThat(LogPage.news(List.of("a"), List.of("x", "y")))
        .containsExactly("(some lines may be missing here)", "x", "y");
    assertThat(LogPage.news(List.of("a", "b"), List.of())).isEmpty();
  }
}
