package dev.ripcord.cli.view;

import dev.ripcord.diagnose.LogDigest;
import io.avaje.jsonb.Json;
import java.util.List;
import java.util.Map;

/**
 * What the lines of a log come to.
 *
 * @param lines how many lines that is made from
 */
@Json
public record LogDigestView(String service, int lines, List<Kind> errors, List<Took> times) {

  /**
   * Errors that differ in numbers, ids, times and addresses only.
   *
   * @param hosts how many on each host
   * @param last the newest of them
   */
  @Json
  public record Kind(String kind, int count, Map<String, Integer> hosts, String last) {}

  /** How long the lines of a kind say that something took, in milliseconds. */
  @Json
  public record Took(String kind, int count, double p50, double p95, double max) {}

  public static LogDigestView of(String service, LogDigest digest) {
    return new LogDigestView(
        service,
        digest.lines(),
        digest.errors().stream()
            .map(each -> new Kind(each.kind(), each.all(), each.count(), each.last()))
            .toList(),
        digest.times().stream()
            .map(each ->
                new Took(
                    each.kind(),
                    each.count(),
                    millis(each.half()),
                    millis(each.most()),
                    millis(each.longest())))
            .toList());
  }

  private static double millis(java.time.Duration length) {
    return length.toNanos() / 1e6;
  }
}
