package dev.ripcord.diagnose;

import java.util.List;
import java.util.Optional;

/**
 * What was found out.
 *
 * @param host where, when the service has several
 * @param asked the one symptom that was asked for; empty when all were looked for
 */
public record Diagnosis(
    String service, Optional<String> host, Optional<String> asked, List<Examined> symptoms) {
  public Diagnosis {
    symptoms = List.copyOf(symptoms);
  }

  /** The same of one of several hosts. */
  public Diagnosis on(String name) {
    return new Diagnosis(service, Optional.of(name), asked, symptoms);
  }

  /** Which symptoms of some diagnoses are there, are not, or cannot be told. */
  public static List<Examined> which(List<Diagnosis> all, Optional<Boolean> there) {
    return all.stream().flatMap(each -> each.which(there).stream()).toList();
  }

  /** Those that are there, that are not, or of which that cannot be told. */
  public List<Examined> which(Optional<Boolean> there) {
    return symptoms.stream().filter(each -> each.there().equals(there)).toList();
  }
}
