package dev.ripcord.cli.view;

import dev.ripcord.check.Finding;
import io.avaje.jsonb.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a check saw.
 *
 * @param state {@code good}, {@code bad} or {@code unknown}
 */
@Json
public record FindingView(String name, String state, String said, Map<String, String> evidence) {

  public static FindingView of(String name, Finding finding) {
    var state = finding.state().name().toLowerCase(Locale.ROOT);
    return new FindingView(name, state, finding.said(), finding.evidence());
  }

  public static List<FindingView> of(Map<String, Finding> findings) {
    return findings.entrySet().stream().map(each -> of(each.getKey(), each.getValue())).toList();
  }
}
