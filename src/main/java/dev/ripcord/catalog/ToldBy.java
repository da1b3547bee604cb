package dev.ripcord.catalog;

import java.util.List;

/** What checks have to show for a question to be answered with yes, or a symptom to be there. */
public record ToldBy(How how, List<CheckEntry> checks) {
  public ToldBy {
    checks = List.copyOf(checks);
  }

  /** What it takes. */
  public enum How {
    /** All are good. */
    GOOD,
    /** At least one is bad. */
    BAD,
    /** Every one is bad. */
    ALL_BAD,
    /** One is bad, and the others are good. */
    ONE_BAD
  }
}
