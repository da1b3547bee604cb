package dev.ripcord.catalog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How people find out what is wrong with a service, how bad it is, and what to do.
 *
 * @param severities by level, worst first
 * @param symptoms by name, in the order of the text
 */
public record Triage(
    Map<String, Severity> severities, Optional<Decision> decision, Map<String, Symptom> symptoms) {
  /** Nothing was said. */
  public static final Triage NONE = new Triage(Map.of(), Optional.empty(), Map.of());

  public Triage {
    severities = Collections.unmodifiableMap(new LinkedHashMap<>(severities));
    symptoms = Collections.unmodifiableMap(new LinkedHashMap<>(symptoms));
  }

  /** Every check that is looked at for it. */
  public Stream<CheckEntry> checks() {
    return Stream.concat(
        decision.stream().flatMap(each -> each.checks().stream()),
        symptoms.values().stream().flatMap(Symptom::checks));
  }
}
