package dev.ripcord.report;

import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A report as JSON tells it; its names stay, and new ones may come. {@code docs/report.md} has what
 * each means.
 */
@Json
public record ReportView(
    int format,
    String run,
    String service,
    String purpose,
    String procedure,
    String rank,
    String who,
    Optional<String> why,
    String program,
    Optional<String> from,
    Optional<To> to,
    Optional<String> outcome,
    Optional<Integer> exitCode,
    String said,
    Instant started,
    Optional<Instant> ended,
    long tookMs,
    long budgetMs,
    Optional<Boolean> budgetKept,
    Optional<Long> expectedDowntimeMs,
    List<String> warnings,
    List<PhaseView> phases,
    List<DowntimeView> downtimes,
    List<ChecklistView> checklist,
    List<StepView> steps,
    List<CheckView> checks,
    List<String> left,
    List<String> next,
    Optional<WatchView> watch,
    List<GapView> interruptions,
    List<MomentView> timeline,
    long clockSetBackMs,
    String hash) {

  /** The release that is brought back. */
  @Json
  public record To(int number, String name, String identity, String grade) {}

  /** A part of the procedure, and how long it took. */
  @Json
  public record PhaseView(String name, long plannedMs, Optional<Long> tookMs) {}

  /** How long the service was seen to be down while the run was driven. */
  @Json
  public record DowntimeView(
      String check, long downMs, long longestMs, long unknownMs, long observedMs, int looks) {}

  /** What a person had to do first, and what became of it. */
  @Json
  public record ChecklistView(String item, String state, Optional<String> why) {}

  /** A step, and what became of it. */
  @Json
  public record StepView(
      String path,
      String title,
      String kind,
      String host,
      String status,
      List<TryView> tries,
      Map<String, String> before,
      Map<String, String> after,
      String seenBefore,
      String said,
      Optional<String> handle,
      Optional<Long> tookMs) {}

  /** One try of a step. */
  @Json
  public record TryView(int number, String ended, String said, Optional<Long> tookMs) {}

  /** A check of the proof, as it was seen last. */
  @Json
  public record CheckView(
      String name, String state, boolean required, boolean degrades, int looks, String said) {}

  /** The watch after the run. */
  @Json
  public record WatchView(Instant until, String verdict, Optional<String> said) {}

  /** A time in which nobody drove the run. */
  @Json
  public record GapView(Instant from, Instant to, boolean waited) {}

  /** One event. */
  @Json
  public record MomentView(
      int n, Instant at, long offsetMs, String kind, Optional<String> step, String said) {}
}
