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
 * @param cures what is tried in this order when it is not well; empty means the usual ones
 */
public record Triage(
    Map<String, Severity> severities,
    Optional<Decision> decision,
    Map<String, Symptom> symptoms,
    Map<String, Cure> cures) {
  /** Nothing was said. */
  public static final Triage NONE = new Triage(Map.of(), Optional.empty(), Map.of(), Map.of());

  public Triage {
    severities = Collections.unmodifiableMap(new LinkedHashMap<>(severities));
    symptoms = Collections.unmodifiableMap(new LinkedHashMap<>(symptoms));
    cures = Collections.unmodifiableMap(new LinkedHashMap<>(cures));
  }

  /** Every check that is looked at for it. */
  public Stream<CheckEntry> checks() {
    return Stream.of(
            decision.stream().flatMap(each -> each.checks().stream()),
            symptoms.values().stream().flatMap(Symptom::checks),
            cures.values().stream().flatMap(each -> each.unless().stream()))
        .flatMap(each -> each);
  }
}
