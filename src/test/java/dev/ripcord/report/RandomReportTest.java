package dev.ripcord.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ripcord.journal.Event;
import dev.ripcord.journal.Outcome;
import io.avaje.jsonb.Jsonb;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No order of events, however wrong, keeps a report from being written. */
final class RandomReportTest {
  private static final List<String> PATHS = List.of("1", "2", "2.1", "", "9 | \n");

  static LongStream seeds() {
    var first = new Random().nextInt();
    return LongStream.range(first, first + 300L);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void any_events_in_any_order_make_a_report(long seed) {
    var random = new Random(seed);
    var told = Told.rollback();
    for (var left = random.nextInt(30); left > 0; left--) {
      told.after(random.nextInt(-2000, 20_000)).add(event(random));
    }

    var report = Report.of(told.entries());

    assertThat(report.took()).isGreaterThanOrEqualTo(Duration.ZERO);
    assertThat(report.timeline()).hasSameSizeAs(told.entries());
    assertThat(new Rendered(Markdown.of(report)).kinds())
        .contains("TableBlock")
        .doesNotContain("HtmlInline", "HtmlBlock", "Code", "FencedCodeBlock", "Link");
    assertThat(Jsonb.builder().build().type(ReportView.class).fromJson(ReportJson.of(report)))
        .isEqualTo(ReportJson.view(report));
  }

  @Test
  void nothing_is_no_run() {
    assertThatIllegalArgumentException().isThrownBy(() -> Report.of(List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Report.of(Told.rollback().entries().subList(1, 2)));
  }

  private static Event event(Random random) {
    var path = PATHS.get(random.nextInt(PATHS.size()));
    var attempt = random.nextInt(1, 4);
    var said = random.nextBoolean() ? "said | `so`\n" : "";
    var facts =
        random.nextBoolean() ? Map.of("pid", "" + random.nextInt(3)) : Map.<String, String>of();
    var took = Duration.ofMillis(random.nextInt(5000));
    var outcome = List.of(Outcome.values()).get(random.nextInt(Outcome.values().length));
    return switch (random.nextInt(16)) {
      case 0 -> new Event.Claimed(random.nextInt(9), said);
      case 1 -> new Event.Skipped(path, random.nextBoolean(), said);
      case 2 -> new Event.Intended(path, attempt, facts, said);
      case 3 -> new Event.Accepted(path, attempt, "h", took, said);
      case 4 -> new Event.Succeeded(path, attempt, facts, said, took);
      case 5 ->
          new Event.Failed(path, attempt, random.nextBoolean(), random.nextBoolean(), said, took);
      case 6 -> new Event.Doubted(path, attempt, random.nextBoolean(), said);
      case 7 ->
          new Event.Decided(
              path,
              List.of("done", "again", "skip", "stop", "what").get(random.nextInt(5)),
              said,
              Optional.of(said));
      case 8 ->
          new Event.Checked(
              said,
              random.nextBoolean(),
              random.nextBoolean(),
              random.nextBoolean() ? "BAD" : said,
              said,
              attempt);
      case 9 -> new Event.StopAsked(said, said);
      case 10 -> new Event.Finished(outcome, said, List.of(said), List.of(said), took);
      case 11 -> new Event.Superseded("r2", said);
      case 12 -> new Event.WatchBegan(Told.START.plusSeconds(random.nextInt(9000)));
      case 13 -> new Event.Watched(random.nextBoolean(), random.nextBoolean(), said);
      case 14 -> new Event.Created(Told.plan(), said, Optional.empty(), said, Optional.empty());
      default -> new Event.Noted(said);
    };
  }
}
