package dev.ripcord.catalog;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Something that somebody sees to be wrong, and what is looked at then.
 *
 * @param title as people say it, such as: will not start
 * @param also other words for it
 * @param toldBy the checks that see whether it is there; empty means that any bad look does
 * @param remedies what helps when no look points to a cause
 */
public record Symptom(
    String name,
    String title,
    List<String> also,
    Optional<ToldBy> toldBy,
    List<Look> looks,
    List<Remedy> remedies) {
  public Symptom {
    also = List.copyOf(also);
    looks = List.copyOf(looks);
    remedies = List.copyOf(remedies);
  }

  /**
   * One thing that is looked at.
   *
   * @param cause what a bad answer points to
   * @param remedies what helps then, best first
   */
  public record Look(CheckEntry check, Optional<String> cause, List<Remedy> remedies) {
    public Look {
      remedies = List.copyOf(remedies);
    }
  }

  /** Every check of it. */
  public Stream<CheckEntry> checks() {
    return Stream.concat(
        toldBy.stream().flatMap(each -> each.checks().stream()), looks.stream().map(Look::check));
  }
}
