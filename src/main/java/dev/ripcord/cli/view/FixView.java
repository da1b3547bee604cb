package dev.ripcord.cli.view;

import dev.ripcord.check.Finding;
import io.avaje.jsonb.Json;
import java.util.List;
import java.util.Map;

/**
 * What was tried to make a service well.
 *
 * @param good whether it is well now
 * @param tried in order
 * @param before every check as it was seen first
 * @param checks every check as it was seen last
 */
@Json
public record FixView(
    String service,
    boolean good,
    List<Tried> tried,
    List<FindingView> before,
    List<FindingView> checks) {

  /**
   * Something that was tried.
   *
   * @param outcome {@code NOT_NEEDED} when it was passed over
   * @param run empty when there was none
   */
  @Json
  public record Tried(String remedy, String outcome, String run) {}

  public static FixView of(
      String service,
      boolean good,
      List<Tried> tried,
      Map<String, Finding> before,
      Map<String, Finding> after) {
    return new FixView(service, good, tried, FindingView.of(before), FindingView.of(after));
  }
}
