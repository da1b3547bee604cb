package dev.ripcord.diagnose;

import java.util.List;
import java.util.Optional;

/**
 * What was found out.
 *
 * @param asked the one symptom that was asked for; empty when all were looked for
 */
public record Diagnosis(String service, Optional<String> asked, List<Examined> symptoms) {
  public Diagnosis {
    symptoms = List.copyOf(symptoms);
  }

  /** Those that are there, that are not, or of which that cannot be told. */
  public List<Examined> which(Optional<Boolean> there) {
    return symptoms.stream().filter(each -> each.there().equals(there)).toList();
  }
}
