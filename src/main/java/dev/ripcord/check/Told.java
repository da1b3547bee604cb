package dev.ripcord.check;

import dev.ripcord.catalog.CheckEntry;
import dev.ripcord.catalog.ToldBy;
import dev.ripcord.check.Finding.State;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What checks tell of something that is yes or no; pure.
 *
 * @param yes empty when they cannot tell
 * @param said what was seen, for people
 */
public record Told(Optional<Boolean> yes, String said) {

  /** A check that was not looked at is as one that could not tell. */
  public static Told of(ToldBy by, Map<CheckEntry, Finding> seen) {
    var findings =
        by.checks().stream()
            .map(each -> seen.getOrDefault(each, Finding.unknown("was not looked at")))
            .toList();
    return new Told(answer(by.how(), findings), said(by.checks(), findings));
  }

  private static Optional<Boolean> answer(ToldBy.How how, List<Finding> findings) {
    var bad = count(findings, State.BAD);
    var unknown = count(findings, State.UNKNOWN);
    return switch (how) {
      case GOOD -> bad > 0 ? Optional.of(false) : known(unknown, true);
      case BAD -> bad > 0 ? Optional.of(true) : known(unknown, false);
      case ALL_BAD -> count(findings, State.GOOD) > 0 ? Optional.of(false) : known(unknown, true);
      case ONE_BAD -> bad > 1 ? Optional.of(false) : known(unknown, bad == 1);
    };
  }

  private static Optional<Boolean> known(long unknown, boolean answer) {
    return unknown > 0 ? Optional.empty() : Optional.of(answer);
  }

  private static long count(List<Finding> findings, State state) {
    return findings.stream().filter(each -> each.state() == state).count();
  }

  /** What is not good is told in full, as it is what matters. */
  private static String said(List<CheckEntry> checks, List<Finding> findings) {
    var parts =
        IntStream.range(0, checks.size())
            .filter(i -> !findings.get(i).isGood())
            .mapToObj(i -> checks.get(i).name() + ": " + findings.get(i).said())
            .collect(Collectors.joining("; "));
    var names = checks.stream().map(CheckEntry::name).collect(Collectors.joining(", "));
    return parts.isEmpty() ? names + ": good" : parts;
  }
}
