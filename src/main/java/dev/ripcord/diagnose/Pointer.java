package dev.ripcord.diagnose;

import dev.ripcord.catalog.Remedy;
import java.util.List;

/**
 * What a finding that is not good points to.
 *
 * @param remedies what helps then, best first
 */
public record Pointer(String cause, List<Remedy> remedies) {
  public Pointer {
    remedies = List.copyOf(remedies);
  }

  static Pointer to(String cause, Remedy... remedies) {
    return new Pointer(cause, List.of(remedies));
  }
}
