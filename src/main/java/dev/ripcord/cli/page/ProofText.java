package dev.ripcord.cli.page;

/** How far a proof or a watch is. */
public final class ProofText {
  private ProofText() {}

  /** {@code said} is what the last look saw. */
  public static String of(boolean watching, int good, int of, String said) {
    return watching
        ? "watch: " + good + " of " + of + " looks were good: " + said
        : "proof: " + good + " of " + of + " in a row: " + said;
  }
}
