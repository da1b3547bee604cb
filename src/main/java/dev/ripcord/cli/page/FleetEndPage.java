package dev.ripcord.cli.page;

import dev.ripcord.journal.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What came of rolling several services back together. */
public record FleetEndPage(List<Row> rows, Duration took) {
  private static final List<String> HEADS = List.of("SERVICE", "OUTCOME", "TOOK", "RUN", "WHAT");

  /**
   * One service.
   *
   * @param outcome empty when its turn did not come
   */
  public record Row(
      String service,
      Optional<Outcome> outcome,
      String said,
      Optional<Duration> took,
      Optional<String> run) {

    /** Whether it is where it should be. */
    boolean back() {
      return outcome.filter(each -> each.exitCode() == 0).isPresent();
    }

    private List<String> cells() {
      return List.of(
          service, word(), took.map(Spans::text).orElse(""), run.orElse(""), back() ? "" : said);
    }

    private String word() {
      return outcome.map(Outcome::name).orElse("not begun");
    }
  }

  public List<String> lines(Format format) {
    var sheet = new Sheet(format);
    sheet.line(tone(), headline()).blank();
    sheet.add(new Table(HEADS, rows.stream().map(Row::cells).toList()).lines(format));
    OutcomePage.next(sheet, next());
    return sheet.lines();
  }

  /** One line for one service, as soon as it is through. */
  public static List<String> line(Row row, Format format) {
    var tone = row.outcome().map(OutcomePage::tone).orElse(Tone.WARN);
    var took = row.took().map(each -> ", " + Spans.text(each)).orElse("");
    var said = row.back() ? "" : ": " + row.said();
    return new Sheet(format).line(tone, row.word() + "  " + row.service() + took + said).lines();
  }

  private Tone tone() {
    return rows.stream().allMatch(Row::back) ? Tone.BOLD_GOOD : Tone.BOLD_BAD;
  }

  private String headline() {
    var counts = new LinkedHashMap<String, Integer>();
    rows.forEach(each -> counts.merge(each.word(), 1, Integer::sum));
    var words =
        counts.entrySet().stream()
            .map(each -> each.getValue() + " " + each.getKey())
            .collect(Collectors.joining(", "));
    return rows.size() + " services: " + words + "; it took " + Spans.text(took);
  }

  private List<String> next() {
    var lines = new ArrayList<String>();
    rows.stream()
        .filter(each -> !each.back())
        .flatMap(each -> each.run().stream())
        .forEach(each -> lines.add("see what happened: ripcord show " + each));
    if (rows.stream().anyMatch(each -> each.outcome().isEmpty())) {
      lines.add("the same command again goes on with those that were not begun");
    }
    return lines;
  }

  /** 0 when all are back, 6 when some are, else how the first ended that is not. */
  public int exitCode() {
    var bad = rows.stream().filter(each -> !each.back()).toList();
    if (bad.isEmpty()) {
      return 0;
    }
    return bad.size() < rows.size()
        ? Outcome.PARTIAL.exitCode()
        : bad.getFirst().outcome().orElse(Outcome.ABORTED).exitCode();
  }

  /** How many ended how, for a program. */
  public Map<String, Integer> counts() {
    var counts = new LinkedHashMap<String, Integer>();
    rows.forEach(each -> counts.merge(each.word(), 1, Integer::sum));
    return counts;
  }
}
