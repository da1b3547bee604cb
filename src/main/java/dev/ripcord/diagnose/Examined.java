package dev.ripcord.diagnose;

import dev.ripcord.catalog.Remedy;
import java.util.List;
import java.util.Optional;

/**
 * A symptom after it was looked at.
 *
 * @param there whether it is there; empty when that cannot be told
 * @param remedies what helps when no look points to a cause
 */
public record Examined(
    String name, String title, Optional<Boolean> there, List<Looked> looks, List<Remedy> remedies) {
  public Examined {
    looks = List.copyOf(looks);
    remedies = List.copyOf(remedies);
  }

  /** The likeliest cause: of the looks that are bad the first that points to one. */
  public Optional<Looked> cause() {
    return looks.stream().filter(each -> each.bad() && each.pointer().isPresent()).findFirst();
  }

  /** What to do next, best first. */
  public List<Remedy> next() {
    return cause()
        .flatMap(Looked::pointer)
        .map(Pointer::remedies)
        .filter(each -> !each.isEmpty())
        .orElse(remedies);
  }
}
