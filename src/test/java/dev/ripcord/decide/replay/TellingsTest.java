package dev.ripcord.decide.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ripcord.catalog.CatalogException;
import dev.ripcord.decide.guard.Happening;
import dev.ripcord.decide.guard.Happening.Looked;
import dev.ripcord.rule.Sample;
import dev.ripcord.rule.Sample.Mark;
import dev.ripcord.rule.Sample.State;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told in JSON Lines is taken as it is meant, or not at all. */
class TellingsTest {
  private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");
  private static final String GOOD =
      "{\"at\":\"2026-03-01T10:00:00Z\",\"sample\":\"api\",\"state\":\"good\"}\n";

  private static List<Happening> read(String text) {
    var all = new ArrayList<Happening>();
    try {
      Tellings.read(new StringReader(text), "f.jsonl", all::add);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return all;
  }

  @Test
  void everything_that_can_happen_is_written_and_read_again() {
    var all =
        List.<Happening>of(
            new Looked(
                new Sample(
                    "api",
                    AT,
                    State.BAD,
                    Map.of("latency", 0.125, "total", 1e15, "small", 1e-9, "minus", -3.0),
                    List.of(new Mark("start \"4f2a\"", AT.minusMillis(20))))),
            new Looked(Sample.of("minio", AT, State.UNKNOWN)),
            new Happening.Deployed(AT, 5, Map.of()),
            new Happening.RolledBack(AT, 5, 4, true, false),
            new Happening.Silenced(AT, AT.plusSeconds(60), "ann: new disk"),
            new Happening.Held(AT, "ann"),
            new Happening.Held(AT, "disk", true),
            new Happening.Armed(AT, "bob"),
            new Happening.Started(AT),
            new Happening.Certified(AT, 4),
            new Happening.Resumed(AT.plusNanos(1)));
    var text = all.stream().map(Line::of).collect(Collectors.joining("\n"));
    assertThat(read(text)).isEqualTo(all);
  }

  @Test
  void what_is_no_number_is_left_out() {
    var sample = new Sample("api", AT, State.GOOD, Map.of("x", Double.NaN), List.of());
    assertThat(Line.of(new Looked(sample))).isEqualTo(GOOD.strip());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"at\":\"2026-03-01T10:00:00Z\",\"sampel\":\"api\"}|did you mean 'sample'?",
        "{\"at\":\"2026-03-01T10:00:00Z\",\"sample\":\"api\",\"state\":\"godo\"}|did you mean 'good'",
        "{\"at\":\"2026-03-01T10:00:00Z\",\"sample\":\"api\"}|a sample has a 'state'",
        "{\"sample\":\"api\",\"state\":\"good\"}|'at' is missing",
        "{\"at\":\"2026-02-31T10:00:00Z\",\"armed\":\"ann\"}|there is no moment 2026-02-31T10:00:00Z",
        "{\"at\":\"yesterday\",\"armed\":\"ann\"}|a moment such as 2026-03-01T10:00:00Z",
        "{\"at\":\"2026-03-01T10:00:00Z\",\"armed\":\"ann\",\"held\":\"x\"}|a line tells of one thing",
        "{\"at\":\"2026-03-01T10:00:00Z\",\"armed\":\"ann\",\"state\":\"bad\"}|a line tells of one",
        "{\"at\":\"2026-03-01T10:00:00Z\"}|a line tells of one thing",
        "{\"at\":\"2026-03-01T10:00:00Z\",\"deployed\":\"five\"}|f.jsonl:2:1",
        "{\"at\":\"2026-03-01T10:00:00Z\",\"deployed\":1e999999999}|f.jsonl:2:1",
        "{\"at\":\"2026-03-01T10:00:00Z\",\"sample\":\"a\",\"state\":\"bad\",\"numbers\":{\"x\":\"NaN\"}}|number",
        "{\"at\":\"2026-03-01T09:59:59Z\",\"armed\":\"ann\"}|lines stand in the order of time",
        "[1]|but found a list",
        "7|f.jsonl:2:1",
        "{\"at\":|is not JSON",
        "hello|is not JSON"
      })
  void what_is_wrong_is_said_with_its_line_and_a_suggestion(String line, String said) {
    assertThatThrownBy(() -> read(GOOD + line))
        .isInstanceOf(CatalogException.class)
        .hasMessageContaining("f.jsonl:2:1: ")
        .hasMessageContaining(said);
  }

  @Test
  void nothing_is_given_out_after_what_is_wrong() {
    var all = new ArrayList<Happening>();
    assertThatThrownBy(() -> Tellings.read(new StringReader(GOOD + "x\n" + GOOD), "f", all::add))
        .isInstanceOf(CatalogException.class);
    assertThat(all).hasSize(1);
  }

  @Test
  void hostile_input_is_bounded() {
    assertThatThrownBy(() -> read("x\n".repeat(100_000)))
        .isInstanceOfSatisfying(
            CatalogException.class, each -> assertThat(each.problems()).hasSize(20));
    assertThatThrownBy(() -> read("[".repeat(5_000_000)))
        .hasMessage("f.jsonl:1:1: has more than 65536 characters");
    assertThatThrownBy(() -> read("[".repeat(60_000))).hasMessageContaining("is not JSON");
    assertThatThrownBy(() -> read("{\"at\":".repeat(10_000))).hasMessageContaining("is not JSON");
  }

  @Test
  void a_line_that_is_damaged_anywhere_never_breaks_the_reader() {
    var seed = new SplittableRandom().nextLong();
    var random = new SplittableRandom(seed);
    var wrong = 0;
    for (var i = 0; i < 5000; i++) {
      var line = new StringBuilder(GOOD);
      for (var times = random.nextInt(1, 4); times > 0; times--) {
        line.setCharAt(random.nextInt(line.length()), (char) random.nextInt(32, 128));
      }
      try {
        read(line.toString());
      } catch (CatalogException _) {
        wrong++;
      }
    }
    assertThat(wrong).as("seed %d", seed).isGreaterThan(4000);
  }
}
