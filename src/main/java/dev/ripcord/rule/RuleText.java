package dev.ripcord.rule;

/** The one line of a rule that reads like a runbook's sentence. */
public final class RuleText {
  private RuleText() {}

  /** Throws {@link RuleFault} with the place in the text. */
  public static Condition parse(String text) {
    return RuleParser.parse(text);
  }
}
