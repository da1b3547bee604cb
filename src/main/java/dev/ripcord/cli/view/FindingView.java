package dev.ripcord.cli.view;

import dev.ripcord.check.Finding;
import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a check saw.
 *
 * @param state {@code good}, {@code bad} or {@code unknown}
 * @param numbers what was measured, in seconds, bytes, shares of 1 and counts
 * @param marks what happened there
 * @param origin {@code remote}, {@code path} or {@code local}: where it comes from that it is not
 *     good
 */
@Json
public record FindingView(
    String name,
    String state,
    String said,
    Map<String, String> evidence,
    Map<String, Double> numbers,
    List<MarkView> marks,
    Optional<String> origin) {

  /** Something that happened where a check looked. */
  @Json
  public record MarkView(String id, Instant at) {}

  public static FindingView of(String name, Finding finding) {
    var state = finding.state().name().toLowerCase(Locale.ROOT);
    return new FindingView(
        name,
        state,
        finding.said(),
        finding.evidence(),
        finding.numbers(),
        finding.marks().stream().map(each -> new MarkView(each.id(), each.at())).toList(),
        finding.origin().map(each -> each.name().toLowerCase(Locale.ROOT)));
  }

  public static List<FindingView> of(Map<String, Finding> findings) {
    return findings.entrySet().stream().map(each -> of(each.getKey(), each.getValue())).toList();
  }
}
