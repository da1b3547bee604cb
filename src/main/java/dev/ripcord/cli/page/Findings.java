package dev.ripcord.cli.page;

import dev.ripcord.check.Finding;

/** How a finding reads on a line. */
final class Findings {
  private Findings() {}

  static Tone tone(Finding finding) {
    return switch (finding.state()) {
      case GOOD -> Tone.GOOD;
      case BAD -> Tone.BAD;
      case UNKNOWN -> Tone.WARN;
    };
  }

  /** Good is quiet, and what is not good stands out without colour too. */
  static String word(Finding.State state) {
    return switch (state) {
      case GOOD -> "good";
      case BAD -> "BAD";
      case UNKNOWN -> "UNKNOWN";
    };
  }

  static String line(String name, Finding finding) {
    return word(finding.state()) + "  " + name + ": " + finding.said();
  }
}
